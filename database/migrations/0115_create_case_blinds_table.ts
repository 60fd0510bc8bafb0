import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** 盲评稿: a case as its reviewers get it. */
    this.schema.createTable('case_blinds', (table) => {
      table.increments('id')
      table.integer('round_id').unsigned().notNullable().references('case_rounds.id')
      table.integer('case_id').unsigned().notNullable().unique().references('typical_cases.id')
      /** 案-417: by chance, so that it tells nothing of the order in which cases came. */
      table.string('code', 20).notNullable()
      /** Words that the reviewers' copy leaves out, and pictures by their place. */
      table.json('masks').notNullable()
      /** Of the submission that was scanned, and is read. */
      table.string('content_hash', 64).nullable()
      table.dateTime('scanned_at').nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['round_id', 'code'])
    })
  }

  async down() {
    this.schema.dropTable('case_blinds')
  }
}

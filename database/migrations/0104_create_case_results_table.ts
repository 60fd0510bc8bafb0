import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** What the jury of a call gave one case, written when its round is concluded and never again. */
    this.schema.createTable('case_results', (table) => {
      table.increments('id')
      table.integer('call_id').unsigned().notNullable().references('case_calls.id')
      table.integer('case_id').unsigned().notNullable().unique().references('typical_cases.id')
      /** Hash of the submission that was read. */
      table.string('content_hash', 64).notNullable()
      table.integer('scores').notNullable()
      table.decimal('mean', 6, 2).notNullable()
      table.decimal('gap', 6, 2).notNullable()
      /** 名次, and between which it lies in nine of ten juries drawn anew. */
      table.integer('rank').notNullable()
      table.integer('rank_from').notNullable()
      table.integer('rank_to').notNullable()
      table.integer('band').notNullable()
      table.dateTime('created_at').notNullable()
      table.index(['call_id', 'rank', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('case_results')
  }
}

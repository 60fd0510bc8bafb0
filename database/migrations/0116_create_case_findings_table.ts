import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** Where a case names who wrote it, and what became of it. */
    this.schema.createTable('case_findings', (table) => {
      table.increments('id')
      table.integer('blind_id').unsigned().notNullable().references('case_blinds.id')
      /** Hash of place, kind and words: found again, it is the same one. */
      table.string('key', 64).notNullable()
      /** text.<part>, or file.<place of the picture> and what of it */
      table.string('place', 300).notNullable()
      table.string('kind', 20).notNullable()
      table.string('found', 300).notNullable()
      table.string('excerpt', 400).notNullable()
      /** open, harmless, masked; stripped: in no copy anyway */
      table.string('state', 20).notNullable()
      table.integer('resolved_by_id').unsigned().nullable().references('users.id')
      table.dateTime('resolved_at').nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['blind_id', 'key'])
      table.index(['state', 'blind_id'])
    })
  }

  async down() {
    this.schema.dropTable('case_findings')
  }
}

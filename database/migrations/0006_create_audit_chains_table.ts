import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('audit_chains', (table) => {
      table.increments('id')
      table.string('subject_type', 40).notNullable()
      table.integer('subject_id').notNullable()
      table.integer('length').notNullable()
      table.string('hash', 64).notNullable()
      /** The day of the newest entry, so that the daily anchor finds the chains that grew. */
      table.string('day', 10).notNullable().index()
      table.unique(['subject_type', 'subject_id'])
    })
  }

  async down() {
    this.schema.dropTable('audit_chains')
  }
}

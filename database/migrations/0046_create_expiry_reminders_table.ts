import { BaseSchema } from '@adonisjs/lucid/schema'

/** What an institution was told of the end of a term: once for each term and distance. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('expiry_reminders', (table) => {
      table.increments('id')
      table.integer('designation_id').unsigned().notNullable().references('designations.id')
      /** So many days before the last day of the term. */
      table.integer('days').notNullable()
      table.date('valid_until').notNullable()
      table.dateTime('created_at').notNullable()
      table.unique(['designation_id', 'days', 'valid_until'])
    })
    this.schema.alterTable('designations', (table) => {
      table.index(['valid_until', 'state', 'id'])
    })
  }

  async down() {
    this.schema.alterTable('designations', (table) => {
      table.dropIndex(['valid_until', 'state', 'id'])
    })
    this.schema.dropTable('expiry_reminders')
  }
}

import { BaseSchema } from '@adonisjs/lucid/schema'

/** A job may wait for others: the row of the one names that of the other. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('outbox', (table) => {
      table.integer('parent_id').unsigned().nullable().index()
    })
  }

  async down() {
    this.schema.alterTable('outbox', (table) => {
      table.dropIndex(['parent_id'])
      table.dropColumn('parent_id')
    })
  }
}

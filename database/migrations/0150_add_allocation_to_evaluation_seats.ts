import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('evaluation_seats', (table) => {
      table.integer('allocation_id').unsigned().nullable().references('evaluation_allocations.id')
      /** Whose place it takes. */
      table.integer('replaces_id').unsigned().nullable().references('evaluation_seats.id')
    })
  }

  async down() {
    this.schema.alterTable('evaluation_seats', (table) => {
      table.dropForeign('allocation_id')
      table.dropForeign('replaces_id')
      table.dropColumns('allocation_id', 'replaces_id')
    })
  }
}

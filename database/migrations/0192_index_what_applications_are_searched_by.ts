import { BaseSchema } from '@adonisjs/lucid/schema'

/** A search for a part of a name reads this index from end to end, and not the rows, which are wide with what was typed. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('point_applications', (table) => {
      table.index(['org_name', 'number', 'state'])
    })
  }

  async down() {
    this.schema.alterTable('point_applications', (table) => {
      table.dropIndex(['org_name', 'number', 'state'])
    })
  }
}

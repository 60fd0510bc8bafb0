import { BaseSchema } from '@adonisjs/lucid/schema'

/** What the office itself holds belongs to no point. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('activity_corrections', (table) => {
      table.setNullable('designation_id')
      table.setNullable('organization_id')
    })
  }

  async down() {
    this.schema.alterTable('activity_corrections', (table) => {
      table.dropNullable('designation_id')
      table.dropNullable('organization_id')
    })
  }
}

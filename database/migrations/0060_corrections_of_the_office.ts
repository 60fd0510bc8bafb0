import { BaseSchema } from '@adonisjs/lucid/schema'

const OWNERS = ['designation_id', 'organization_id']

/** What the office itself holds belongs to no point. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('activity_corrections', (table) => {
      for (const owner of OWNERS) table.integer(owner).unsigned().nullable().alter({ alterType: true })
    })
  }

  async down() {
    this.schema.alterTable('activity_corrections', (table) => {
      for (const owner of OWNERS) table.integer(owner).unsigned().notNullable().alter({ alterType: true })
    })
  }
}

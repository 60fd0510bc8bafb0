import { BaseSchema } from '@adonisjs/lucid/schema'

/** What changed since a moment, and when anything changed last: asked for by every program that keeps a copy. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('designations', (table) => {
      table.index(['updated_at', 'id'])
      table.index(['valid_until', 'id'])
    })
    this.schema.alterTable('point_applications', (table) => {
      table.index(['state', 'updated_at'])
    })
    this.schema.alterTable('tallies', (table) => {
      table.index(['counted_at'])
    })
  }

  async down() {
    this.schema.alterTable('tallies', (table) => {
      table.dropIndex(['counted_at'])
    })
    this.schema.alterTable('point_applications', (table) => {
      table.dropIndex(['state', 'updated_at'])
    })
    this.schema.alterTable('designations', (table) => {
      table.dropIndex(['valid_until', 'id'])
      table.dropIndex(['updated_at', 'id'])
    })
  }
}

import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** 分配记录 of a panel: from each of them the allocation can be run again. */
    this.schema.createTable('evaluation_allocations', (table) => {
      table.increments('id')
      table.integer('panel_id').unsigned().notNullable().references('evaluation_panels.id')
      /** first, substitution */
      table.string('kind', 20).notNullable()
      /** Canonical JSON (core/canonical_json.ts). */
      table.text('inputs', 'longtext').notNullable()
      table.string('inputs_hash', 64).notNullable()
      /** SHA-256 of the seed, on record before anybody can know the seed. */
      table.string('commitment', 64).notNullable()
      table.string('seed', 64).notNullable()
      table.integer('position_from').notNullable().defaultTo(0)
      table.integer('position_to').nullable()
      table.text('result', 'longtext').nullable()
      table.dateTime('frozen_at').notNullable()
      table.dateTime('drawn_at').nullable()
      table.integer('by_id').unsigned().notNullable().references('users.id')
      table.index(['panel_id', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('evaluation_allocations')
  }
}

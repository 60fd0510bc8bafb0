import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** 抽取记录: what went in, the seed, what came out; run again by experts:redraw. */
    this.schema.createTable('expert_draws', (table) => {
      table.increments('id')
      table.integer('assignment_id').unsigned().notNullable().references('expert_assignments.id')
      /** first, substitution */
      table.string('kind', 20).notNullable()
      /** Canonical JSON (core/canonical_json.ts). */
      table.text('inputs', 'longtext').notNullable()
      table.string('inputs_hash', 64).notNullable()
      /** SHA-256 of a seed that is hidden until the draw. */
      table.string('commitment', 64).nullable()
      table.string('seed', 200).nullable()
      table.integer('position_from').notNullable().defaultTo(0)
      table.integer('position_to').nullable()
      table.integer('quota').nullable()
      /** Whose seat a substitution fills. */
      table.integer('replaces_id').unsigned().nullable().references('experts.id')
      table.text('result').nullable()
      table.dateTime('frozen_at').notNullable()
      table.dateTime('drawn_at').nullable()
      table.integer('by_id').unsigned().notNullable().references('users.id')
      table.index(['assignment_id', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('expert_draws')
  }
}

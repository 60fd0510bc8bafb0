import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** 评审组 of one cycle. */
    this.schema.createTable('evaluation_panels', (table) => {
      table.increments('id')
      table.integer('cycle_id').unsigned().notNullable().unique().references('evaluation_cycles.id')
      /** Where its experts are drawn and invited (experts). */
      table.integer('assignment_id').unsigned().nullable().references('expert_assignments.id')
      /** preparing, allocated, scoring, concluded */
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.dateTime('begun_at').nullable()
      table.integer('created_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
    })
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
    /** 评分席位: one expert for one point. */
    this.schema.createTable('evaluation_seats', (table) => {
      table.increments('id')
      table.integer('panel_id').unsigned().notNullable().references('evaluation_panels.id')
      table.integer('evaluation_id').unsigned().notNullable().references('point_evaluations.id')
      table.integer('expert_id').unsigned().notNullable().references('experts.id')
      table.integer('allocation_id').unsigned().nullable().references('evaluation_allocations.id')
      /** Whose place it takes. */
      table.integer('replaces_id').unsigned().nullable().references('evaluation_seats.id')
      /** In the address of the page. */
      table.string('token', 32).notNullable().unique()
      table.json('draft').nullable()
      /** What the expert gave by the newest sheet, all figures together; hundredths. */
      table.integer('total').nullable()
      table.string('content_hash', 64).nullable()
      table.dateTime('submitted_at').nullable()
      table.string('reopen_reason', 300).nullable()
      table.dateTime('nudged_at').nullable()
      /** assigned, submitted, reopened, recused, released */
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['evaluation_id', 'expert_id'])
      table.index(['expert_id', 'state', 'id'])
      table.index(['panel_id', 'state', 'expert_id'])
    })
    /** 评分表: every version handed in, for good. */
    this.schema.createTable('evaluation_scores', (table) => {
      table.increments('id')
      table.integer('seat_id').unsigned().notNullable().references('evaluation_seats.id')
      table.integer('number').notNullable()
      /** own, reopened */
      table.string('kind', 20).notNullable()
      /** By the key of the figure, one decimal. */
      table.json('scores').notNullable()
      /** What an expert counted or found by figures that rules turn into points, by the key of the figure. */
      table.json('findings').notNullable()
      table.json('reasons').notNullable()
      /** 采信 or not, by the id of the evidence. */
      table.json('verdicts').notNullable()
      table.text('opinion').notNullable()
      table.integer('total').notNullable()
      table.string('content_hash', 64).notNullable()
      table.dateTime('created_at').notNullable()
      table.unique(['seat_id', 'number'])
    })
  }

  async down() {
    const tables = ['evaluation_scores', 'evaluation_seats', 'evaluation_allocations', 'evaluation_panels']
    for (const table of tables) this.schema.dropTable(table)
  }
}

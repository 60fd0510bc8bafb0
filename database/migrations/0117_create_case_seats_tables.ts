import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** 评分席位: one expert for one case. */
    this.schema.createTable('case_seats', (table) => {
      table.increments('id')
      table.integer('round_id').unsigned().notNullable().references('case_rounds.id')
      table.integer('blind_id').unsigned().notNullable().references('case_blinds.id')
      table.integer('expert_id').unsigned().notNullable().references('experts.id')
      table.integer('allocation_id').unsigned().notNullable().references('case_allocations.id')
      /** The seat that became empty. */
      table.integer('replaces_id').unsigned().nullable().unique().references('case_seats.id')
      /** In the address of the page: tells neither order nor case. */
      table.string('token', 32).notNullable().unique()
      table.json('draft').nullable()
      /** Of the newest version handed in (case_scores); hundredths. */
      table.integer('total').nullable()
      table.string('content_hash', 64).nullable()
      table.dateTime('submitted_at').nullable()
      /** Changed in the discussion: once. */
      table.dateTime('revised_at').nullable()
      table.string('reopen_reason', 300).nullable()
      table.dateTime('nudged_at').nullable()
      /** assigned, submitted, reopened, recused, released */
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['blind_id', 'expert_id'])
      table.index(['expert_id', 'state', 'id'])
      table.index(['round_id', 'state', 'expert_id'])
    })
    /** Every version handed in, for good. */
    this.schema.createTable('case_scores', (table) => {
      table.increments('id')
      table.integer('seat_id').unsigned().notNullable().references('case_seats.id')
      table.integer('number').notNullable()
      /** own, reopened, confirmed, discussion */
      table.string('kind', 20).notNullable()
      table.json('scores').notNullable()
      table.json('reasons').notNullable()
      table.text('opinion').notNullable()
      table.integer('total').notNullable()
      table.string('content_hash', 64).notNullable()
      table.dateTime('created_at').notNullable()
      table.unique(['seat_id', 'number'])
    })
  }

  async down() {
    this.schema.dropTable('case_scores')
    this.schema.dropTable('case_seats')
  }
}

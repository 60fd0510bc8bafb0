import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** 评审轮次: the jury of one call at work. */
    this.schema.createTable('case_rounds', (table) => {
      table.increments('id')
      table.integer('call_id').unsigned().notNullable().unique().references('case_calls.id')
      /** Where its experts are drawn and invited (experts). */
      table.integer('assignment_id').unsigned().nullable().references('expert_assignments.id')
      /** Scores for each case, as the call wants them. */
      table.integer('seats').notNullable()
      /** preparing, frozen, allocated, scoring, discussion, concluded */
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.dateTime('begun_at').nullable()
      table.integer('created_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['state', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('case_rounds')
  }
}

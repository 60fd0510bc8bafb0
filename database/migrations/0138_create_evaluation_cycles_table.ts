import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** 年度效能评估 of all points. */
    this.schema.createTable('evaluation_cycles', (table) => {
      table.increments('id')
      /** Whose work is evaluated: 1 January to 31 December. */
      table.integer('year').notNullable().unique()
      table.string('title', 120).notNullable()
      /** Fixed when the cycle is opened. */
      table.integer('indicator_version_id').unsigned().nullable().references('indicator_versions.id')
      table.date('self_due_on').notNullable()
      /** Experts for each point. */
      table.integer('seats').notNullable()
      table.date('notice_from').nullable()
      table.date('notice_until').nullable()
      /** planned, open_self, formal_check, scoring, calibrated, deliberation, public_notice, final */
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.integer('created_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['state', 'year'])
    })
  }

  async down() {
    this.schema.dropTable('evaluation_cycles')
  }
}

import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('clocks', (table) => {
      table.increments('id')
      table.string('subject_type', 40).notNullable()
      table.integer('subject_id').notNullable()
      table.string('kind', 30).notNullable()
      /** What the clock runs for, as lists and mails name it. */
      table.string('title', 150).notNullable()
      table.integer('limit_days').notNullable()
      table.date('started_on').notNullable()
      /** [{ from, until }]: days after `from` up to and including `until` do not count; `until` null is still paused. */
      table.json('pauses').notNullable()
      table.integer('extra_days').notNullable().defaultTo(0)
      table.string('extension_reason', 500).nullable()
      table.integer('extended_by_id').unsigned().nullable().references('users.id')
      /** Computed by workflow/clock.ts and kept for lists; null while paused. Refreshed with the calendar and every day. */
      table.date('due_on').nullable()
      table.date('ended_on').nullable()
      /** Days that counted, once it has ended. */
      table.integer('used_days').nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['subject_type', 'subject_id', 'ended_on'])
      table.index(['ended_on', 'due_on'])
      table.index(['kind', 'ended_on'])
    })
    /** What was told of a clock: each rule once for each due day. */
    this.schema.createTable('clock_notices', (table) => {
      table.increments('id')
      table.integer('clock_id').unsigned().notNullable().references('clocks.id')
      table.string('rule', 20).notNullable()
      table.date('due_on').notNullable()
      table.dateTime('created_at').notNullable()
      table.unique(['clock_id', 'rule', 'due_on'])
    })
  }

  async down() {
    this.schema.dropTable('clock_notices')
    this.schema.dropTable('clocks')
  }
}

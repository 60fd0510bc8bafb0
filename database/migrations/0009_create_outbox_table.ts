import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('outbox', (table) => {
      table.increments('id')
      table.string('job', 80).notNullable()
      table.json('payload').notNullable()
      table.string('dedupe_key', 190).nullable().unique()
      table.dateTime('available_at').notNullable()
      table.integer('attempts').notNullable().defaultTo(0)
      table.dateTime('locked_until').nullable()
      table.dateTime('done_at').nullable()
      table.dateTime('dead_at').nullable()
      table.text('last_error').nullable()
      table.dateTime('created_at').notNullable()
      table.index(['done_at', 'dead_at', 'available_at'])
    })
  }

  async down() {
    this.schema.dropTable('outbox')
  }
}

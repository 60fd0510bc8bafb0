import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('outbox', (table) => {
      /** Goes up with every act of a person, and when the job ends for good. */
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('started_at').nullable()
      /** Who has it in hand; null as soon as the try has ended. */
      table.integer('worker_id').unsigned().nullable()
      /** Given up for good by a person: only where it has failed. */
      table.dateTime('set_aside_at').nullable()
      table.integer('set_aside_by_id').unsigned().nullable()
      table.string('set_aside_reason', 500).nullable()
      /** When administrators were told that it was given up. */
      table.dateTime('told_at').nullable()
      table.index(['job', 'id'])
      table.index(['created_at'])
      table.index(['worker_id'])
    })

    /** The processes that work the queue, with their last sign of life. */
    this.schema.createTable('workers', (table) => {
      table.increments('id')
      table.string('host', 100).notNullable()
      table.integer('pid').notNullable()
      table.string('backend', 20).notNullable()
      table.integer('concurrency').notNullable()
      table.dateTime('started_at').notNullable()
      table.dateTime('seen_at').notNullable()
      /** Since when the store of the queue cannot be used. */
      table.dateTime('store_away_since').nullable()
      table.dateTime('ended_at').nullable()
      table.index(['seen_at'])
    })
  }

  async down() {
    this.schema.dropTable('workers')
    this.schema.alterTable('outbox', (table) => {
      table.dropIndex(['job', 'id'])
      table.dropIndex(['created_at'])
      table.dropIndex(['worker_id'])
      table.dropColumns(
        ...['version', 'started_at', 'worker_id', 'set_aside_at', 'set_aside_by_id', 'set_aside_reason', 'told_at']
      )
    })
  }
}

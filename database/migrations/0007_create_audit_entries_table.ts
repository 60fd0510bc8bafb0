import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('audit_entries', (table) => {
      table.increments('id')
      table.string('subject_type', 40).notNullable()
      table.integer('subject_id').notNullable()
      /** Gapless within the subject, from 1. */
      table.integer('seq').notNullable()
      table.string('action', 80).notNullable().index()
      table.integer('actor_id').unsigned().nullable().index()
      table.string('actor_name', 60).notNullable()
      /** Canonical JSON, kept as text: the hash is over these very characters. */
      table.text('details', 'longtext').notNullable()
      table.string('ip', 45).nullable()
      table.string('request_id', 64).nullable()
      /** ISO 8601 in UTC with milliseconds. */
      table.string('occurred_at', 24).notNullable().index()
      table.string('prev_hash', 64).notNullable()
      table.string('hash', 64).notNullable()
      table.unique(['subject_type', 'subject_id', 'seq'])
    })
  }

  async down() {
    this.schema.dropTable('audit_entries')
  }
}

import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('api_keys', (table) => {
      table.increments('id')
      table.string('holder', 100).notNullable()
      table.string('contact_unit', 100).notNullable()
      table.string('purpose', 500).notNullable()
      table.json('scopes').notNullable()
      /** Requests a minute. */
      table.integer('per_minute').notNullable()
      /** The beginning of the secret, by which people tell keys apart. */
      table.string('prefix', 12).notNullable()
      /** SHA-256; the secret itself is kept nowhere. */
      table.string('secret_hash', 64).notNullable().unique()
      /** The secret before the rotation, for as long as the holder needs to change over. */
      table.string('previous_hash', 64).nullable().unique()
      table.dateTime('previous_until').nullable()
      table.string('state', 30).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      /** Last day. */
      table.date('expires_on').notNullable()
      /** When the administrators were told that it ends soon. */
      table.date('warned_on').nullable()
      table.integer('created_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['state', 'expires_on', 'id'])
      table.index(['expires_on', 'id'])
      table.index(['created_at', 'id'])
    })
    this.schema.createTable('api_key_days', (table) => {
      table.increments('id')
      table.integer('api_key_id').unsigned().notNullable().references('api_keys.id')
      table.date('day').notNullable()
      table.integer('calls').notNullable()
      table.unique(['api_key_id', 'day'])
      table.index(['day'])
    })
  }

  async down() {
    this.schema.dropTable('api_key_days')
    this.schema.dropTable('api_keys')
  }
}

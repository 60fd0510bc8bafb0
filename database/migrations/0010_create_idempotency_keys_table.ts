import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('idempotency_keys', (table) => {
      table.increments('id')
      table.string('actor', 80).notNullable()
      table.string('route', 120).notNullable()
      table.string('key', 64).notNullable()
      table.string('request_hash', 64).notNullable()
      table.string('location', 500).nullable()
      table.dateTime('created_at').notNullable().index()
      table.unique(['actor', 'route', 'key'])
    })
  }

  async down() {
    this.schema.dropTable('idempotency_keys')
  }
}

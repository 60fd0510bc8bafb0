import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('mail_deliveries', (table) => {
      table.increments('id')
      /** What makes this mail one mail: audit entry and recipient, or the id of the thing it is about. */
      table.string('dedupe_key', 120).notNullable().unique()
      table.string('message_id', 120).notNullable().unique()
      table.integer('user_id').unsigned().nullable().references('users.id')
      table.string('recipient', 190).notNullable()
      table.string('locale', 10).notNullable()
      table.string('template', 60).notNullable()
      table.json('params').notNullable()
      table.string('state', 20).notNullable()
      table.text('last_error').nullable()
      table.dateTime('sent_at').nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['state', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('mail_deliveries')
  }
}

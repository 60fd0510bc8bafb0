import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('notifications', (table) => {
      table.increments('id')
      table.integer('user_id').unsigned().notNullable().references('users.id')
      table.integer('audit_entry_id').unsigned().notNullable().references('audit_entries.id')
      table.string('event', 80).notNullable()
      table.json('params').notNullable()
      table.string('path', 200).notNullable()
      table.dateTime('read_at').nullable()
      table.dateTime('created_at').notNullable()
      table.unique(['audit_entry_id', 'user_id'])
      table.index(['user_id', 'read_at', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('notifications')
  }
}

import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('notification_preferences', (table) => {
      table.increments('id')
      table.integer('user_id').unsigned().notNullable().references('users.id')
      table.string('event', 80).notNullable()
      table.boolean('by_mail').notNullable()
      table.boolean('in_app').notNullable()
      table.unique(['user_id', 'event'])
    })
  }

  async down() {
    this.schema.dropTable('notification_preferences')
  }
}

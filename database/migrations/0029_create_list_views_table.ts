import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('list_views', (table) => {
      table.increments('id')
      table.integer('user_id').unsigned().notNullable().references('users.id')
      /** The path of the list: `/applications`. */
      table.string('list', 60).notNullable()
      table.string('name', 40).notNullable()
      /** Filters, order and columns as in the address. */
      table.text('query').notNullable()
      table.integer('position').notNullable()
      table.boolean('is_default').notNullable()
      table.boolean('is_shared').notNullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['user_id', 'list', 'name'])
      table.index(['list', 'is_shared'])
    })
  }

  async down() {
    this.schema.dropTable('list_views')
  }
}

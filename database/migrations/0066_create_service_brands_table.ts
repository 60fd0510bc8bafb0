import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('service_brands', (table) => {
      table.increments('id')
      table.integer('designation_id').unsigned().notNullable().references('designations.id')
      /** The name of the service item in the profile of the point: a renamed item has to earn it anew. */
      table.string('item_name', 100).notNullable()
      table.string('brand', 60).notNullable()
      table.integer('given_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['designation_id', 'item_name'])
    })
  }

  async down() {
    this.schema.dropTable('service_brands')
  }
}

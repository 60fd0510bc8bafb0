import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('number_sequences', (table) => {
      table.string('name', 80).primary()
      table.integer('value').notNullable()
    })
  }

  async down() {
    this.schema.dropTable('number_sequences')
  }
}

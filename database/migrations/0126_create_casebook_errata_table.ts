import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** 勘误 of a book that is published. */
    this.schema.createTable('casebook_errata', (table) => {
      table.increments('id')
      table.integer('casebook_id').unsigned().notNullable().references('casebooks.id')
      table.date('day').notNullable()
      table.string('place', 100).notNullable()
      table.string('wrong_text', 500).notNullable()
      table.string('right_text', 500).notNullable()
      table.integer('created_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.index(['casebook_id', 'day', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('casebook_errata')
  }
}

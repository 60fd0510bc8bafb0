import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** The workbook of a whole cycle, written by a job for the person who asked. */
    this.schema.createTable('cycle_workbooks', (table) => {
      table.increments('id')
      table.integer('cycle_id').unsigned().notNullable().references('evaluation_cycles.id')
      table.integer('by_id').unsigned().notNullable().references('users.id')
      /** Points. */
      table.integer('total').notNullable()
      table.integer('done').notNullable().defaultTo(0)
      /** Where the file lies, once it is there. */
      table.string('file_key', 100).nullable()
      table.dateTime('created_at').notNullable()
      table.index(['by_id', 'id'])
      table.index(['cycle_id', 'id'])
      table.index(['created_at'])
    })
  }

  async down() {
    this.schema.dropTable('cycle_workbooks')
  }
}

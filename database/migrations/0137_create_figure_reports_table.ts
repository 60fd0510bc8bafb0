import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** 年度数据报送表 of very many points, written by a job for the person who asked. */
    this.schema.createTable('figure_reports', (table) => {
      table.increments('id')
      table.integer('year').notNullable()
      table.integer('by_id').unsigned().notNullable().references('users.id')
      /** Points. */
      table.integer('total').notNullable()
      table.integer('done').notNullable().defaultTo(0)
      /** Where the file lies, once it is there. */
      table.string('file_key', 100).nullable()
      table.dateTime('created_at').notNullable()
      table.index(['by_id', 'id'])
      table.index(['created_at'])
    })
  }

  async down() {
    this.schema.dropTable('figure_reports')
  }
}

import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  /** 年度数据报送表 of very many points is ordered like every other large export (export_files). */
  async up() {
    this.schema.dropTable('figure_reports')
  }

  async down() {
    this.schema.createTable('figure_reports', (table) => {
      table.increments('id')
      table.integer('year').notNullable()
      table.integer('by_id').unsigned().notNullable().references('users.id')
      table.integer('total').notNullable()
      table.integer('done').notNullable().defaultTo(0)
      table.string('file_key', 100).nullable()
      table.dateTime('created_at').notNullable()
      table.index(['by_id', 'id'])
      table.index(['created_at'])
    })
  }
}

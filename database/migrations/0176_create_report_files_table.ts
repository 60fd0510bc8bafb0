import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('report_files', (table) => {
      table.increments('id')
      table.integer('building_id').unsigned().notNullable().references('report_buildings.id').onDelete('CASCADE')
      /** report.docx, report.pdf, tables.xlsx, public.docx, charts/3.png … */
      table.string('path', 120).notNullable()
      table.string('content_type', 120).notNullable()
      table.string('sha_256', 64).notNullable()
      table.integer('size').notNullable()
      table.dateTime('created_at').notNullable()
      table.unique(['building_id', 'path'])
    })
  }

  async down() {
    this.schema.dropTable('report_files')
  }
}

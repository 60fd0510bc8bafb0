import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('report_files', (table) => {
      table.increments('id')
      table.integer('report_id').unsigned().notNullable().references('work_reports.id').onDelete('CASCADE')
      table.integer('run').notNullable()
      /** report.docx, report.pdf, tables.xlsx, public.docx, charts/3.png … */
      table.string('path', 120).notNullable()
      table.string('content_type', 120).notNullable()
      table.string('sha256', 64).notNullable()
      table.integer('size').notNullable()
      table.dateTime('created_at').notNullable()
      table.unique(['report_id', 'run', 'path'])
    })
  }

  async down() {
    this.schema.dropTable('report_files')
  }
}

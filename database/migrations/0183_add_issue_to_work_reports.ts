import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('work_reports', (table) => {
      /** 局长办公会 */
      table.date('meeting_on').nullable()
      table.text('meeting_decision').nullable()
      table.unique(['doc_number'])
    })
    this.schema.alterTable('report_buildings', (table) => {
      /** Built with number and date. When it is built, the report is issued, and its files stand. */
      table.boolean('issuing').notNullable().defaultTo(false)
    })
  }

  async down() {
    this.schema.alterTable('report_buildings', (table) => table.dropColumn('issuing'))
    this.schema.alterTable('work_reports', (table) => {
      table.dropUnique(['doc_number'])
      table.dropColumns('meeting_on', 'meeting_decision')
    })
  }
}

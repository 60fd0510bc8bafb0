import { BaseSchema } from '@adonisjs/lucid/schema'

/** Some limits are set in days of the calendar, not in working days. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('clocks', (table) => {
      table.boolean('in_calendar_days').notNullable().defaultTo(false)
    })
  }

  async down() {
    this.schema.alterTable('clocks', (table) => {
      table.dropColumn('in_calendar_days')
    })
  }
}

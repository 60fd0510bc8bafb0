import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('calendar_days', (table) => {
      table.string('day', 10).primary()
      table.boolean('is_workday').notNullable()
      table.string('note', 60).nullable()
    })
  }

  async down() {
    this.schema.dropTable('calendar_days')
  }
}

import { BaseSchema } from '@adonisjs/lucid/schema'

/** Who was reminded of which due day, so many days before; of one that is over with -1. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('improvement_reminders', (table) => {
      table.increments('id')
      table.integer('measure_id').unsigned().notNullable().references('improvement_measures.id')
      table.date('due_on').notNullable()
      table.integer('days').notNullable()
      table.dateTime('created_at').notNullable()
      table.unique(['measure_id', 'due_on', 'days'])
    })
  }

  async down() {
    this.schema.dropTable('improvement_reminders')
  }
}

import { BaseSchema } from '@adonisjs/lucid/schema'

/** What an annual conference talks about of the measures of a year. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('improvement_agenda', (table) => {
      table.increments('id')
      table.integer('event_id').unsigned().notNullable().references('events.id')
      table.integer('measure_id').unsigned().notNullable().references('improvement_measures.id')
      table.integer('taken_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.unique(['event_id', 'measure_id'])
      table.index(['measure_id'])
    })
  }

  async down() {
    this.schema.dropTable('improvement_agenda')
  }
}

import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('objections', (table) => {
      table.increments('id')
      table.integer('application_id').unsigned().notNullable().references('point_applications.id')
      table.string('name', 60).notNullable()
      table.string('contact', 120).notNullable()
      table.text('reason').notNullable()
      /** open, dismissed or upheld. */
      table.string('state', 20).notNullable()
      table.text('finding').nullable()
      table.text('reply').nullable()
      table.dateTime('closed_at').nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['application_id', 'state'])
    })
  }

  async down() {
    this.schema.dropTable('objections')
  }
}

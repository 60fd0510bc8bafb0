import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('event_tasks', (table) => {
      table.increments('id')
      table.integer('event_id').unsigned().notNullable().references('events.id')
      table.string('title', 200).notNullable()
      /** One of both: a person, or an institution whose people do it. */
      table.integer('owner_id').unsigned().nullable().references('users.id')
      table.integer('organization_id').unsigned().nullable().references('organizations.id')
      table.date('due_on').notNullable()
      table.date('done_on').nullable()
      table.string('proof', 500).nullable()
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['event_id', 'id'])
      table.index(['state', 'due_on', 'id'])
      table.index(['owner_id', 'state'])
      table.index(['organization_id', 'state'])
    })
  }

  async down() {
    this.schema.dropTable('event_tasks')
  }
}

import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('event_registrations', (table) => {
      table.increments('id')
      table.integer('event_id').unsigned().notNullable().references('events.id')
      /** Name and contacts are deleted after some years (config/retention.ts). */
      table.string('name', 30).nullable()
      table.string('unit', 100).nullable()
      table.string('post', 100).nullable()
      table.string('kind', 20).notNullable()
      table.string('mobile', 11).nullable()
      table.string('email', 190).nullable()
      /** 年会回执 */
      table.string('gender', 10).nullable()
      table.boolean('speaks').nullable()
      table.boolean('dines').nullable()
      table.string('plate', 10).nullable()
      /** public, desk (added by who organises it), walk_in */
      table.string('source', 20).notNullable()
      table.string('locale', 10).notNullable()
      /** Of the personal link. */
      table.string('token_hash', 64).notNullable().unique()
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['event_id', 'mobile'])
      table.unique(['event_id', 'email'])
      table.index(['event_id', 'state', 'id'])
    })
    this.schema.createTable('event_sign_ins', (table) => {
      table.increments('id')
      table.integer('event_id').unsigned().notNullable().references('events.id')
      table.integer('registration_id').unsigned().notNullable().references('event_registrations.id')
      table.date('day').notNullable()
      /** am, pm */
      table.string('half', 2).notNullable()
      /** code (by themselves), desk */
      table.string('how', 10).notNullable()
      table.dateTime('created_at').notNullable()
      table.unique(['registration_id', 'day', 'half'])
      table.index(['event_id', 'registration_id'])
    })
  }

  async down() {
    this.schema.dropTable('event_sign_ins')
    this.schema.dropTable('event_registrations')
  }
}

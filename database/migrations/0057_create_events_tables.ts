import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('events', (table) => {
      table.increments('id')
      table.string('number', 30).notNullable().unique()
      /** The point that reports it; none for what the office itself holds. */
      table.integer('designation_id').unsigned().nullable().references('designations.id')
      table.integer('organization_id').unsigned().nullable().references('organizations.id')
      table.string('district_code', 6).notNullable()
      table.string('name', 100).notNullable()
      table.string('kind', 20).notNullable()
      table.string('mode', 20).notNullable()
      /** [{ day, from, until }] by the clock of Beijing; the columns below are its first and last moment. */
      table.json('days').notNullable()
      table.dateTime('starts_at').notNullable()
      table.dateTime('ends_at').notNullable()
      table.date('starts_on').notNullable()
      /** Its month and year: an event is counted when it is over. */
      table.date('ends_on').notNullable()
      table.string('place', 200).nullable()
      table.string('host', 100).notNullable()
      table.string('organiser', 100).nullable()
      /** Who else takes part and is no point. */
      table.string('co_organisers', 200).nullable()
      table.json('audiences').notNullable()
      table.string('speakers', 200).nullable()
      table.integer('hours').nullable()
      table.integer('registered_count').nullable()
      table.integer('signed_in_count').nullable()
      table.integer('attended_onsite').nullable()
      table.integer('attended_online').nullable()
      table.integer('researchers').nullable()
      table.integer('ip_managers').nullable()
      /** Points of 100. */
      table.integer('satisfaction').nullable()
      table.string('level', 20).notNullable()
      table.integer('fee').notNullable()
      table.string('note', 300).nullable()
      /** One 场次, by event_count_rules.ts. */
      table.boolean('counts').notNullable()
      table.string('programme', 3000).nullable()
      table.integer('seats').nullable()
      table.date('registration_from').nullable()
      table.date('registration_until').nullable()
      /** What codes for signing in are made with. */
      table.string('sign_in_secret', 64).notNullable()
      /** Since when everybody may see it. */
      table.date('published_on').nullable()
      table.date('notified_on').nullable()
      table.text('minutes').nullable()
      table.date('minutes_issued_on').nullable()
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.integer('created_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['organization_id', 'starts_at', 'id'])
      table.index(['designation_id', 'starts_on'])
      table.index(['district_code', 'starts_at', 'id'])
      table.index(['state', 'starts_at', 'id'])
      table.index(['starts_at', 'id'])
      table.index(['ends_on', 'state'])
      table.index(['published_on', 'starts_at', 'id'])
    })
    /** 协办网点: they see the event in their ledger and do not report it again. */
    this.schema.createTable('event_partners', (table) => {
      table.increments('id')
      table.integer('event_id').unsigned().notNullable().references('events.id')
      table.integer('designation_id').unsigned().notNullable().references('designations.id')
      table.unique(['event_id', 'designation_id'])
      table.index(['designation_id', 'event_id'])
    })
  }

  async down() {
    this.schema.dropTable('event_partners')
    this.schema.dropTable('events')
  }
}

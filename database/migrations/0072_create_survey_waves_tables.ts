import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('survey_waves', (table) => {
      table.increments('id')
      table.string('number', 30).notNullable().unique()
      table.string('name', 100).notNullable()
      /** Whose services are rated. */
      table.integer('year').notNullable()
      table.integer('question_version_id').unsigned().notNullable().references('question_versions.id')
      table.date('opens_on').notNullable()
      table.date('closes_on').notNullable()
      /** Only ever turned on. */
      table.boolean('is_anonymous').notNullable().defaultTo(true)
      /** Letters a minute. */
      table.integer('rate').notNullable()
      table.boolean('office_hours_only').notNullable()
      table.integer('reminders_most').notNullable()
      /** Days between two letters to the same person. */
      table.integer('reminder_gap').notNullable()
      /** resting, sending, paused, cancelled */
      table.string('sending', 20).notNullable()
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.integer('created_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['state', 'id'])
      table.index(['year', 'id'])
    })
    this.schema.createTable('survey_invitations', (table) => {
      table.increments('id')
      table.integer('wave_id').unsigned().notNullable().references('survey_waves.id')
      table.string('email', 190).notNullable()
      table.string('name', 50).nullable()
      table.string('locale', 10).notNullable()
      /** Whose service is rated; null: the network as a whole. */
      table.integer('designation_id').unsigned().nullable().references('designations.id')
      /** consultations, bookings, events, alliance, workbook */
      table.string('source', 20).notNullable()
      /** waiting, sending, sent, soft_bounced, hard_bounced, complained, opted_out */
      table.string('state', 20).notNullable()
      /** The one answer was given; never when, and never which. */
      table.boolean('is_spent').notNullable().defaultTo(false)
      table.integer('letters').notNullable().defaultTo(0)
      table.dateTime('last_letter_at').nullable()
      table.string('message_id', 190).nullable()
      table.dateTime('next_try_at').nullable()
      table.integer('tries').notNullable().defaultTo(0)
      table.string('last_error', 500).nullable()
      table.dateTime('created_at').notNullable()
      table.unique(['wave_id', 'email'])
      table.index(['wave_id', 'state', 'next_try_at', 'id'])
      table.index(['wave_id', 'id'])
      table.index(['message_id'])
    })
    /** The addresses in letters: 128 random bits each, of which only the hash is kept. Each letter has one of its own. */
    this.schema.createTable('survey_links', (table) => {
      table.string('token_hash', 64).primary()
      table.integer('invitation_id').unsigned().notNullable().references('survey_invitations.id')
      table.index(['invitation_id'])
    })
  }

  async down() {
    this.schema.dropTable('survey_links')
    this.schema.dropTable('survey_invitations')
    this.schema.dropTable('survey_waves')
  }
}

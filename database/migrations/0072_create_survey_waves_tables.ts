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
      /** The plan was laid before the head of the division. */
      table.dateTime('proposed_at').nullable()
      /** Which slice of sending is the next one; an older one does nothing any more. */
      table.integer('slice_number').notNullable().defaultTo(0)
      /** Who sends at this moment, and until when it is taken to be alive. */
      table.string('slice_key', 36).nullable()
      table.dateTime('slice_until').nullable()
      /** Milliseconds: when the letters so far have had their time, at the rate of the wave. */
      table.bigInteger('paced_until').notNullable().defaultTo(0)
      /** The mail server cannot be used since then. */
      table.dateTime('stuck_since').nullable()
      table.boolean('stuck_told').notNullable().defaultTo(false)
      table.string('last_error', 500).nullable()
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.integer('created_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['state', 'id'])
      table.index(['year', 'id'])
      table.index(['opens_on', 'id'])
      table.index(['closes_on', 'id'])
    })
    /** 收件人来源: people of one source, counted before they are taken. */
    this.schema.createTable('survey_intakes', (table) => {
      table.increments('id')
      table.integer('wave_id').unsigned().notNullable().references('survey_waves.id')
      table.string('source', 20).notNullable()
      table.date('from_day').nullable()
      table.date('until_day').nullable()
      /** counting, counted, taking, taken, discarded */
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.integer('found').notNullable().defaultTo(0)
      table.integer('invalid').notNullable().defaultTo(0)
      table.integer('doubles').notNullable().defaultTo(0)
      table.integer('known').notNullable().defaultTo(0)
      table.integer('opted_out').notNullable().defaultTo(0)
      table.integer('bounced').notNullable().defaultTo(0)
      table.integer('complained').notNullable().defaultTo(0)
      /** Those who can be asked. */
      table.integer('fresh').notNullable().defaultTo(0)
      table.integer('added').notNullable().defaultTo(0)
      table.integer('by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['wave_id', 'id'])
      table.index(['state', 'state_since'])
    })
    /** Who was found, for as long as it is not decided. */
    this.schema.createTable('survey_candidates', (table) => {
      table.increments('id')
      table.integer('intake_id').unsigned().notNullable().references('survey_intakes.id')
      table.string('email', 190).notNullable()
      table.string('name', 50).nullable()
      table.string('locale', 10).notNullable()
      table.integer('designation_id').unsigned().nullable().references('designations.id')
      /** fresh, known, opted_out, hard_bounce, complaint */
      table.string('verdict', 20).notNullable()
      table.unique(['intake_id', 'email'])
      table.index(['intake_id', 'verdict', 'id'])
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
      table.integer('intake_id').unsigned().nullable().references('survey_intakes.id')
      /** waiting, sending, sent, soft_bounced, hard_bounced, complained, opted_out */
      table.string('state', 20).notNullable()
      /** The one answer was given; never when, and never which. */
      table.boolean('is_spent').notNullable().defaultTo(false)
      table.integer('letters').notNullable().defaultTo(0)
      table.dateTime('last_letter_at').nullable()
      table.string('message_id', 190).nullable()
      /** When the next letter is due, or who is sending it is taken to be dead; null: nothing is to be sent. */
      table.dateTime('next_try_at').nullable()
      /** Of the present letter; zero: none is under way. */
      table.integer('tries').notNullable().defaultTo(0)
      table.string('last_error', 500).nullable()
      table.dateTime('created_at').notNullable()
      table.unique(['wave_id', 'email'])
      /** The letters that are due. */
      table.index(['wave_id', 'next_try_at', 'id'])
      table.index(['wave_id', 'state', 'id'])
      table.index(['wave_id', 'last_letter_at', 'id'])
      table.index(['wave_id', 'id'])
      table.index(['email'])
      table.index(['intake_id'])
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
    this.schema.dropTable('survey_candidates')
    this.schema.dropTable('survey_intakes')
    this.schema.dropTable('survey_waves')
  }
}

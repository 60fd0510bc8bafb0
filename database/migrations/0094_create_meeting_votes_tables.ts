import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('meeting_votes', (table) => {
      table.increments('id')
      table.integer('meeting_id').unsigned().notNullable().references('alliance_meetings.id')
      table.integer('item_id').unsigned().notNullable().references('meeting_items.id')
      table.integer('round').notNullable()
      /** motion, election */
      table.string('kind', 10).notNullable()
      table.json('options').notNullable()
      table.integer('seats').notNullable()
      table.boolean('is_secret').notNullable()
      /** Who might have voted, and who was present, when it was opened. */
      table.integer('entitled').notNullable()
      table.integer('present').notNullable()
      /** The box of an open secret vote; null as soon as it is emptied. */
      table.text('sealed_ballots', 'mediumtext').nullable()
      table.json('result').nullable()
      /** open, counted, annulled */
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['item_id', 'round'])
      table.index(['meeting_id', 'state'])
    })
    /** Who may vote and who has; never when, and in a secret vote never what. */
    this.schema.createTable('meeting_voters', (table) => {
      table.increments('id')
      table.integer('vote_id').unsigned().notNullable().references('meeting_votes.id')
      table.integer('member_id').unsigned().notNullable().references('alliance_members.id')
      /** Who votes for a member that is represented. */
      table.integer('holder_id').unsigned().nullable().references('alliance_members.id')
      table.boolean('has_voted').notNullable().defaultTo(false)
      /** Of a named vote only. */
      table.json('choice').nullable()
      table.unique(['vote_id', 'member_id'])
      table.index(['member_id'])
    })
    /** What was in the box of a secret vote, mixed, written when it was closed. Nothing here leads to a voter. */
    this.schema.createTable('meeting_ballots', (table) => {
      table.string('id', 32).primary()
      table.integer('vote_id').unsigned().notNullable().references('meeting_votes.id')
      table.json('choice').notNullable()
      table.index(['vote_id'])
    })
  }

  async down() {
    this.schema.dropTable('meeting_ballots')
    this.schema.dropTable('meeting_voters')
    this.schema.dropTable('meeting_votes')
  }
}

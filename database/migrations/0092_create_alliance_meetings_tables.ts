import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('alliance_meetings', (table) => {
      table.increments('id')
      table.string('number', 30).notNullable().unique()
      /** general_assembly, council, standing_council, expert_committee */
      table.string('organ', 30).notNullable()
      table.string('title', 100).notNullable()
      table.dateTime('starts_at').notNullable()
      table.string('place', 200).nullable()
      table.string('online_url', 500).nullable()
      table.string('note', 1000).nullable()
      /** Whose representative presides; null: the secretariat does. */
      table.integer('chair_member_id').unsigned().nullable().references('alliance_members.id')
      table.date('convened_on').nullable()
      table.dateTime('opened_at').nullable()
      table.dateTime('closed_at').nullable()
      /** 应到, 实到 when it was closed. */
      table.integer('entitled').nullable()
      table.integer('present').nullable()
      table.text('minutes', 'longtext').nullable()
      /** Of the file as it was issued. */
      table.string('minutes_hash', 64).nullable()
      table.date('minutes_issued_on').nullable()
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.integer('created_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['starts_at', 'id'])
      table.index(['organ', 'starts_at'])
      table.index(['state', 'id'])
    })
    this.schema.createTable('meeting_items', (table) => {
      table.increments('id')
      table.integer('meeting_id').unsigned().notNullable().references('alliance_meetings.id')
      table.integer('position').notNullable()
      /** report, resolution, other, or a kind of decision about a member (alliance/decisions.ts) */
      table.string('kind', 20).notNullable()
      table.string('title', 200).notNullable()
      table.text('body').nullable()
      /** Whom an admission or expulsion is about. */
      table.integer('member_id').unsigned().nullable().references('alliance_members.id')
      /** What an election gives, and to how many. */
      table.string('elected_class', 30).nullable()
      table.integer('seats').nullable()
      table.boolean('is_secret').notNullable()
      /** pending, noted, adopted, rejected, postponed */
      table.string('state', 20).notNullable()
      table.string('postponed_because', 300).nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['meeting_id', 'position'])
      table.index(['member_id'])
    })
    this.schema.createTable('meeting_candidates', (table) => {
      table.increments('id')
      table.integer('item_id').unsigned().notNullable().references('meeting_items.id')
      table.integer('member_id').unsigned().notNullable().references('alliance_members.id')
      table.unique(['item_id', 'member_id'])
    })
  }

  async down() {
    this.schema.dropTable('meeting_candidates')
    this.schema.dropTable('meeting_items')
    this.schema.dropTable('alliance_meetings')
  }
}

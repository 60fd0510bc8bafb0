import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('meeting_attendances', (table) => {
      table.increments('id')
      table.integer('meeting_id').unsigned().notNullable().references('alliance_meetings.id')
      table.integer('member_id').unsigned().notNullable().references('alliance_members.id')
      /** Who came, as it was that day. */
      table.string('person', 60).notNullable()
      /** onsite, online */
      table.string('mode', 10).notNullable()
      table.dateTime('came_at').notNullable()
      table.dateTime('left_at').nullable()
      table.integer('noted_by_id').unsigned().notNullable().references('users.id')
      table.unique(['meeting_id', 'member_id'])
    })
    this.schema.createTable('meeting_proxies', (table) => {
      table.increments('id')
      table.integer('meeting_id').unsigned().notNullable().references('alliance_meetings.id')
      table.integer('giver_id').unsigned().notNullable().references('alliance_members.id')
      table.integer('holder_id').unsigned().notNullable().references('alliance_members.id')
      /** 委托书 as it was signed in the system. */
      table.string('words', 500).notNullable()
      table.integer('given_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('given_at').notNullable()
      table.dateTime('ended_at').nullable()
      /** revoked, came */
      table.string('ended_as', 20).nullable()
      table.index(['meeting_id', 'giver_id'])
      table.index(['meeting_id', 'holder_id'])
    })
  }

  async down() {
    this.schema.dropTable('meeting_proxies')
    this.schema.dropTable('meeting_attendances')
  }
}

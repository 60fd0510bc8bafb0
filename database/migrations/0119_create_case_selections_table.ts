import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** How the cases of one call are chosen: from the shortlist to the published results. */
    this.schema.createTable('case_selections', (table) => {
      table.increments('id')
      table.integer('call_id').unsigned().notNullable().unique().references('case_calls.id')
      /** shortlisting, proposed, deliberating, decided, on_notice, published */
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      /** Of the meeting that decided. */
      table.string('minutes_number', 60).nullable()
      table.date('met_on').nullable()
      table.text('opinion').nullable()
      /** Why fewer were chosen than the call asked for. */
      table.text('fewer_reason').nullable()
      /** SHA-256 of what was decided; the text stands in `submissions`. */
      table.string('list_hash', 64).nullable()
      /** On which day the notice begins by itself; null: by hand. */
      table.date('notice_on').nullable()
      table.date('notice_from').nullable()
      table.dateTime('published_at').nullable()
      table.integer('created_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['state', 'state_since', 'id'])
      table.index(['state', 'notice_on'])
    })
  }

  async down() {
    this.schema.dropTable('case_selections')
  }
}

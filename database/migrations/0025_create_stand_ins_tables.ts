import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('stand_ins', (table) => {
      table.increments('id')
      table.integer('absent_id').unsigned().notNullable().references('users.id')
      table.integer('deputy_id').unsigned().notNullable().references('users.id')
      table.date('from_day').notNullable()
      /** Last day. */
      table.date('until_day').notNullable()
      table.string('reason', 200).notNullable()
      table.integer('created_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.index(['deputy_id', 'until_day'])
      table.index(['absent_id', 'until_day'])
    })
    /** Who acted for whom: one row for each audit entry that was made in another's name. */
    this.schema.createTable('stand_in_acts', (table) => {
      table.increments('id')
      table.integer('audit_entry_id').unsigned().notNullable().unique().references('audit_entries.id')
      table.integer('absent_id').unsigned().notNullable().references('users.id')
      table.integer('deputy_id').unsigned().notNullable().references('users.id')
      table.string('action', 60).notNullable()
      table.string('subject_type', 40).notNullable()
      table.integer('subject_id').notNullable()
      table.dateTime('occurred_at').notNullable()
      table.index(['absent_id', 'id'])
      table.index(['deputy_id', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('stand_in_acts')
    this.schema.dropTable('stand_ins')
  }
}

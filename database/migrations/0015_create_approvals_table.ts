import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('approvals', (table) => {
      table.increments('id')
      table.string('subject_type', 40).notNullable()
      table.integer('subject_id').notNullable()
      table.integer('round').notNullable()
      table.string('step', 40).notNullable()
      table.string('decision', 40).notNullable()
      table.text('opinion').nullable()
      table.string('minutes_number', 60).nullable()
      table.integer('by_id').unsigned().notNullable().references('users.id')
      table.string('by_name', 60).notNullable()
      table.integer('acting_for_id').unsigned().nullable().references('users.id')
      table.string('acting_for_name', 60).nullable()
      /** Hash of the submission this was decided on. */
      table.string('content_hash', 64).nullable()
      table.dateTime('created_at').notNullable()
      table.index(['subject_type', 'subject_id', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('approvals')
  }
}

import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('messages', (table) => {
      table.increments('id')
      table.string('subject_type', 40).notNullable()
      table.integer('subject_id').unsigned().notNullable()
      /** Among officials; never shown to applicants or experts. */
      table.boolean('is_internal').notNullable()
      /** applicant or official: which side of the desk the writer sat on. */
      table.string('side', 20).notNullable()
      table.integer('by_id').unsigned().notNullable().references('users.id')
      table.string('by_name', 60).notNullable()
      table.text('body').notNullable()
      table.dateTime('created_at').notNullable()
      table.index(['subject_type', 'subject_id', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('messages')
  }
}

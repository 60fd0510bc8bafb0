import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('submissions', (table) => {
      table.increments('id')
      table.string('subject_type', 40).notNullable()
      table.integer('subject_id').notNullable()
      table.integer('round').notNullable()
      /** Canonical JSON of what was submitted, files with their SHA-256. */
      table.text('content', 'longtext').notNullable()
      table.string('content_hash', 64).notNullable()
      table.integer('submitted_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.unique(['subject_type', 'subject_id', 'round'])
    })
  }

  async down() {
    this.schema.dropTable('submissions')
  }
}

import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('attachments', (table) => {
      table.increments('id')
      table.string('key', 60).notNullable().unique()
      table.string('subject_type', 40).notNullable()
      table.integer('subject_id').notNullable()
      /** What the file is for: a key of the form, such as charter or premises_photos. */
      table.string('purpose', 40).notNullable()
      table.string('name', 255).notNullable()
      table.string('content_type', 100).notNullable()
      table.integer('size').notNullable()
      table.string('sha_256', 64).notNullable()
      table.integer('organization_id').unsigned().nullable().references('organizations.id')
      table.integer('uploaded_by_id').unsigned().nullable().references('users.id')
      /** Taken off the form; kept while a submission refers to it. */
      table.dateTime('removed_at').nullable()
      table.dateTime('created_at').notNullable()
      table.index(['subject_type', 'subject_id', 'purpose'])
    })
  }

  async down() {
    this.schema.dropTable('attachments')
  }
}

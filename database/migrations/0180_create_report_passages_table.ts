import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('report_passages', (table) => {
      table.increments('id')
      table.integer('report_id').unsigned().notNullable().references('work_reports.id').onDelete('CASCADE')
      table.string('chapter', 40).notNullable()
      /** Of the passage in the chapter: `services.channels`. */
      table.string('key', 100).notNullable()
      /** A person's words, with tokens for their numbers; null where the generated text stands again. */
      table.text('text', 'longtext').nullable()
      /** What the generated text was when those words were written, or were last held against it. */
      table.text('based_on', 'longtext').notNullable()
      /** Goes up with every change, so that of two people the second hears of the first. */
      table.integer('version').notNullable()
      table.integer('edited_by_id').unsigned().notNullable().references('users.id')
      table.string('edited_by', 60).notNullable()
      table.dateTime('edited_at').notNullable()
      table.unique(['report_id', 'chapter', 'key'])
    })
    this.schema.createTable('report_comments', (table) => {
      table.increments('id')
      table.integer('report_id').unsigned().notNullable().references('work_reports.id').onDelete('CASCADE')
      table.string('chapter', 40).notNullable()
      table.string('passage', 100).notNullable()
      table.text('body').notNullable()
      table.integer('by_id').unsigned().notNullable().references('users.id')
      table.string('by_name', 60).notNullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('settled_at').nullable()
      table.string('settled_by', 60).nullable()
      table.index(['report_id', 'chapter', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('report_comments')
    this.schema.dropTable('report_passages')
  }
}

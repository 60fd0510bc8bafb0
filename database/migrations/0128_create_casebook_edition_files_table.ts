import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('casebook_edition_files', (table) => {
      table.increments('id')
      table.integer('edition_id').unsigned().notNullable().references('casebook_editions.id').onDelete('CASCADE')
      /** book.docx, book.pdf, pages/contents, pages/case/AL-2026-0001, images/<hash> */
      table.string('path', 150).notNullable()
      table.string('sha_256', 64).notNullable()
      table.integer('size').notNullable()
      table.string('content_type', 100).notNullable()
      table.dateTime('created_at').notNullable()
      table.unique(['edition_id', 'path'])
      table.index(['sha_256'])
    })
  }

  async down() {
    this.schema.dropTable('casebook_edition_files')
  }
}

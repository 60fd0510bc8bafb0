import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('report_chapters', (table) => {
      table.increments('id')
      table.integer('report_id').unsigned().notNullable().references('work_reports.id').onDelete('CASCADE')
      /** As in chapter_content.ts. */
      table.string('key', 40).notNullable()
      table.integer('position').notNullable()
      /** As it was frozen, as canonical JSON: as text, because JSON columns write it anew. */
      table.text('gathered', 'longtext').nullable()
      table.string('gathered_hash', 64).nullable()
      /** Who writes it, and how many 字 it may have. */
      table.integer('owner_id').unsigned().nullable().references('users.id')
      table.integer('word_limit').nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['report_id', 'key'])
      table.index(['owner_id', 'report_id'])
    })
  }

  async down() {
    this.schema.dropTable('report_chapters')
  }
}

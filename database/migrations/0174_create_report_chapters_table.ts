import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('report_chapters', (table) => {
      table.increments('id')
      table.integer('report_id').unsigned().notNullable().references('work_reports.id').onDelete('CASCADE')
      /** As in chapter_content.ts. */
      table.string('key', 40).notNullable()
      table.integer('position').notNullable()
      /** Of the building: waiting, running, done, failed; the step that is at work, and of which run. */
      table.string('stage', 20).notNullable().defaultTo('waiting')
      table.string('step', 20).nullable()
      table.integer('run').notNullable().defaultTo(0)
      table.dateTime('run_began_at').nullable()
      table.dateTime('run_ended_at').nullable()
      table.string('fault', 500).nullable()
      /** What was gathered and what was written from it, as canonical JSON: as text, because JSON columns write it anew. */
      table.text('gathered', 'longtext').nullable()
      table.string('gathered_hash', 64).nullable()
      table.dateTime('gathered_at').nullable()
      table.text('blocks', 'longtext').nullable()
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

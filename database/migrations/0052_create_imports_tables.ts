import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** One workbook that one person read in. */
    this.schema.createTable('imports', (table) => {
      table.increments('id')
      /** Its name in the registry (app/imports/import_kinds.ts). */
      table.string('kind', 40).notNullable()
      /** What the kind needs to know beside the workbook, for instance for which point. */
      table.json('params').notNullable()
      table.integer('by_id').unsigned().notNullable().references('users.id')
      table.string('file_name', 255).notNullable()
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      /** Where the table was found: sheet, line of the headers, and each header with some values below it. */
      table.string('sheet', 100).nullable()
      table.integer('header_line').nullable()
      table.json('headers').nullable()
      /** Field → column of the workbook; null until it is known. */
      table.json('mapping').nullable()
      /** What the reader noticed: hidden rows, other sheets. */
      table.json('remarks').nullable()
      /** Why it was not read, or not undone. */
      table.json('refusal').nullable()
      table.integer('total').nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['by_id', 'id'])
      table.index(['by_id', 'kind', 'id'])
    })
    /** One line of it, the verdict before anything was done, and what became of it. */
    this.schema.createTable('import_rows', (table) => {
      table.increments('id')
      table.integer('import_id').unsigned().notNullable().references('imports.id').onDelete('CASCADE')
      /** As the spreadsheet counts. */
      table.integer('line').notNullable()
      table.string('title', 150).notNullable()
      /** Texts as they were read, by field. */
      table.json('cells').notNullable()
      table.json('answers').nullable()
      /** ok, warning, duplicate, bad */
      table.string('verdict', 20).notNullable()
      table.json('faults').notNullable()
      /** imported, refused, failed, undone; null while nothing has been done */
      table.string('outcome', 20).nullable()
      table.string('outcome_reason', 500).nullable()
      table.integer('subject_id').nullable()
      /** What was written, as far as undoing it needs to know. */
      table.json('effect').nullable()
      table.dateTime('settled_at').nullable()
      table.unique(['import_id', 'line'])
      table.index(['import_id', 'verdict', 'line'])
      table.index(['import_id', 'outcome', 'line'])
    })
  }

  async down() {
    this.schema.dropTable('import_rows')
    this.schema.dropTable('imports')
  }
}

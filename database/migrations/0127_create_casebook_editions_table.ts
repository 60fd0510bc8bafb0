import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('casebook_editions', (table) => {
      table.increments('id')
      table.integer('casebook_id').unsigned().notNullable().references('casebooks.id')
      table.integer('year').notNullable()
      /** 第几版; one of each year is alive, those that were given up keep theirs. */
      table.integer('number').notNullable()
      /** 1, or null when it was given up: then another may have its number. */
      table.boolean('live').nullable()
      table.string('title', 200).notNullable()
      /** The frozen manuscript as canonical JSON: as text, because a JSON column would write it anew. */
      table.text('manuscript', 'longtext').notNullable()
      table.string('manuscript_hash', 64).notNullable()
      /** As in book_edition_workflow.ts. */
      table.string('state', 30).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      /** Which try is building it, how many of its steps are done, and how far the whole is. */
      table.integer('run').notNullable().defaultTo(1)
      table.integer('steps_done').notNullable().defaultTo(0)
      table.integer('percent').notNullable().defaultTo(0)
      /** libreoffice, estimate */
      table.string('counted_by', 20).nullable()
      /** { mark: page } */
      table.json('pages').nullable()
      table.integer('page_count').nullable()
      /** SHA-256 over manuscript and files, when all of them are there. */
      table.string('checksum', 64).nullable()
      table.string('fault', 40).nullable()
      table.string('fault_about', 200).nullable()
      table.text('withdrawal').nullable()
      table.integer('ordered_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('built_at').nullable()
      table.dateTime('published_at').nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['year', 'number', 'live'])
      table.index(['casebook_id', 'id'])
      table.index(['state', 'state_since', 'id'])
      table.index(['year', 'state', 'number'])
    })
  }

  async down() {
    this.schema.dropTable('casebook_editions')
  }
}

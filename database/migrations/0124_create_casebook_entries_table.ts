import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('casebook_chapters', (table) => {
      table.increments('id')
      table.integer('casebook_id').unsigned().notNullable().references('casebooks.id')
      table.integer('position').notNullable()
      /** The category of the call that it was made for. */
      table.string('category', 30).nullable()
      table.string('title', 60).notNullable()
      table.text('introduction').notNullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['casebook_id', 'position'])
    })

    this.schema.createTable('casebook_entries', (table) => {
      table.increments('id')
      table.integer('casebook_id').unsigned().notNullable().references('casebooks.id')
      table.integer('chapter_id').unsigned().notNullable().references('casebook_chapters.id')
      table.integer('position').notNullable()
      table.integer('case_id').unsigned().notNullable().unique().references('typical_cases.id')
      table.integer('organization_id').unsigned().notNullable().references('organizations.id')
      /** Of the unit on the day that it handed the case in. */
      table.string('unit_name', 150).notNullable()
      table.string('district_code', 6).notNullable()
      /** That of the copy, for lists. */
      table.string('title', 60).notNullable()
      /** 编辑稿, EntryCopy (entry_copy.ts); its kept versions are frozen in `submissions`. */
      table.json('copy').notNullable()
      table.string('copy_hash', 64).notNullable()
      table.integer('round').notNullable().defaultTo(0)
      /** Who typed each part last, and when. */
      table.json('edits').notNullable()
      /** Dots across each of the author's pictures, by attachment. */
      table.json('image_widths').notNullable()
      /** The kept version that the author was sent last. */
      table.integer('sent_round').nullable()
      table.dateTime('sent_at').nullable()
      table.string('confirmed_hash', 64).nullable()
      table.string('confirmed_by', 60).nullable()
      /** author, telephone */
      table.string('confirmed_how', 20).nullable()
      table.dateTime('confirmed_at').nullable()
      /** Why it is not in the book. */
      table.string('note', 500).nullable()
      /** As in entry_workflow.ts. */
      table.string('state', 30).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['casebook_id', 'chapter_id', 'position'])
      table.index(['organization_id', 'state_since', 'id'])
      table.index(['state', 'state_since', 'id'])
      table.index(['state_since', 'id'])
      table.index(['title', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('casebook_entries')
    this.schema.dropTable('casebook_chapters')
  }
}

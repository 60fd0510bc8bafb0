import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('casebooks', (table) => {
      table.increments('id')
      /** One book of each call. */
      table.integer('call_id').unsigned().notNullable().unique().references('case_calls.id')
      table.integer('year').notNullable()
      table.string('title', 100).notNullable()
      /** 编者, as the book prints it. */
      table.string('editor', 200).notNullable()
      table.text('preface', 'mediumtext').notNullable()
      /** Who typed title, editor or preface last, for whoever typed at the same time. */
      table.string('edited_by', 60).nullable()
      table.dateTime('edited_at').nullable()
      /** The day that the book says it was made on: when it was declared ready. */
      table.date('made_on').nullable()
      table.dateTime('published_at').nullable()
      /** As in casebook_workflow.ts. */
      table.string('state', 30).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      /** Who makes it, and hears of its authors. */
      table.integer('created_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['year', 'id'])
      table.index(['state', 'year', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('casebooks')
  }
}

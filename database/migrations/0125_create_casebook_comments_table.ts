import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** What editor and author say to each other about a part of the copy. */
    this.schema.createTable('casebook_comments', (table) => {
      table.increments('id')
      table.integer('entry_id').unsigned().notNullable().references('casebook_entries.id')
      /** As in entry_copy.ts. */
      table.string('part', 20).notNullable()
      /** editor, author */
      table.string('side', 10).notNullable()
      /** The author does not confirm before it is dealt with. */
      table.boolean('asks_change').notNullable().defaultTo(false)
      table.text('body').notNullable()
      table.integer('by_id').unsigned().notNullable().references('users.id')
      table.string('by_name', 60).notNullable()
      table.dateTime('settled_at').nullable()
      table.string('settled_by', 60).nullable()
      table.dateTime('created_at').notNullable()
      table.index(['entry_id', 'part', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('casebook_comments')
  }
}

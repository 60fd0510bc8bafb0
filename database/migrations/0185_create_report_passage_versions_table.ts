import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('report_passage_versions', (table) => {
      table.increments('id')
      table.integer('passage_id').unsigned().notNullable().references('report_passages.id').onDelete('CASCADE')
      /** Of the passage, when this was saved last. */
      table.integer('version').notNullable()
      /** Null where the generated text was put back. */
      table.text('text', 'longtext').nullable()
      /** Saved while somebody typed: the next one of the same person goes into it. */
      table.boolean('by_itself').notNullable()
      table.integer('by_id').unsigned().notNullable().references('users.id')
      table.string('by_name', 60).notNullable()
      table.dateTime('began_at').notNullable()
      table.dateTime('saved_at').notNullable()
      table.unique(['passage_id', 'version'])
    })
    /** What was written before versions were kept is the first of them. */
    this.schema.raw(
      'insert into report_passage_versions (passage_id, version, text, by_itself, by_id, by_name, began_at, saved_at) ' +
        'select id, version, text, 0, edited_by_id, edited_by, edited_at, edited_at from report_passages'
    )
  }

  async down() {
    this.schema.dropTable('report_passage_versions')
  }
}

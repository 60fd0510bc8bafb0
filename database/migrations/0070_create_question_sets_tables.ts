import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('question_sets', (table) => {
      table.increments('id')
      /** survey, supplement */
      table.string('purpose', 20).notNullable()
      table.string('name_zh', 100).notNullable()
      table.string('name_en', 200).notNullable()
      /** Which of those that come with the system this is. */
      table.string('built_in', 40).nullable().unique()
      table.integer('created_by_id').unsigned().nullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['purpose', 'id'])
      table.index(['updated_at', 'id'])
      table.index(['name_zh', 'id'])
    })
    this.schema.createTable('question_versions', (table) => {
      table.increments('id')
      table.integer('question_set_id').unsigned().notNullable().references('question_sets.id')
      table.integer('number').notNullable()
      table.json('content').notNullable()
      /** Of the published content. */
      table.string('content_hash', 64).nullable()
      /** draft, published, discarded */
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['question_set_id', 'number'])
      table.index(['question_set_id', 'state'])
    })
  }

  async down() {
    this.schema.dropTable('question_versions')
    this.schema.dropTable('question_sets')
  }
}

import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('indicator_systems', (table) => {
      table.increments('id')
      table.string('name_zh', 100).notNullable()
      table.string('name_en', 200).notNullable()
      /** Which of those that come with the system this is. */
      table.string('built_in', 40).nullable().unique()
      table.integer('created_by_id').unsigned().nullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
    })
    this.schema.createTable('indicator_versions', (table) => {
      table.increments('id')
      table.integer('indicator_system_id').unsigned().notNullable().references('indicator_systems.id')
      table.integer('number').notNullable()
      /** The year that is evaluated by it. */
      table.integer('year').notNullable()
      table.json('content').notNullable()
      /** Of the published content. */
      table.string('content_hash', 64).nullable()
      /** draft, proposed, published, retired, discarded */
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.integer('created_by_id').unsigned().nullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['indicator_system_id', 'number'])
      table.index(['state', 'id'])
      table.index(['year', 'id'])
      table.index(['updated_at', 'id'])
      table.index(['state_since', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('indicator_versions')
    this.schema.dropTable('indicator_systems')
  }
}

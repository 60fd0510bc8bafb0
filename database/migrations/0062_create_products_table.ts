import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('products', (table) => {
      table.increments('id')
      table.string('number', 30).notNullable().unique()
      /** thematic_database, analysis_report (product_forms.ts) */
      table.string('kind', 30).notNullable()
      table.string('title', 150).notNullable()
      /** Null where the office itself made it. */
      table.integer('designation_id').unsigned().nullable().references('designations.id')
      table.integer('organization_id').unsigned().nullable().references('organizations.id')
      table.string('district_code', 6).notNullable()
      table.string('field', 30).notNullable()
      table.string('industry', 30).nullable()
      table.date('published_on').notNullable()
      /** A database counts once: what is brought up to date is not new. */
      table.boolean('is_new').notNullable()
      table.integer('record_count').unsigned().nullable()
      table.string('link', 300).nullable()
      table.string('access', 20).nullable()
      table.string('audience', 20).nullable()
      table.string('description', 1000).notNullable()
      /** Who may open the file: public, network, internal. */
      table.string('file_permission', 20).nullable()
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.integer('created_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['kind', 'state', 'published_on', 'id'])
      table.index(['organization_id', 'kind', 'state', 'published_on'])
      table.index(['state', 'published_on', 'id'])
      table.index(['published_on', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('products')
  }
}

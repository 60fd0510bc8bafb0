import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('external_titles', (table) => {
      table.increments('id')
      table.integer('organization_id').unsigned().notNullable().references('organizations.id')
      /** tisc, university_center, national_point */
      table.string('kind', 20).notNullable()
      table.string('org_name', 100).notNullable()
      table.string('district_code', 6).notNullable()
      table.string('host_type', 40).notNullable()
      /** How far it has come on its own way (external_title.ts). */
      table.string('stage', 20).notNullable()
      /** held, ended */
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.string('batch', 100).nullable()
      table.string('doc_number', 60).notNullable()
      table.date('granted_on').notNullable()
      table.date('valid_until').nullable()
      /** The last assessment by whoever conferred it. */
      table.integer('assessed_year').nullable()
      table.string('assessed_grade', 20).nullable()
      table.string('assessed_doc_number', 60).nullable()
      table.string('note', 500).nullable()
      table.date('ended_on').nullable()
      table.integer('created_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['organization_id', 'id'])
      table.index(['state', 'kind', 'id'])
      table.index(['district_code', 'id'])
      table.index(['granted_on', 'id'])
    })
    this.schema.createTable('recommendations', (table) => {
      table.increments('id')
      table.string('number', 20).notNullable().unique()
      table.integer('designation_id').unsigned().notNullable().references('designations.id')
      table.integer('organization_id').unsigned().notNullable().references('organizations.id')
      table.string('org_name', 100).notNullable()
      table.string('district_code', 6).notNullable()
      table.string('host_type', 40).notNullable()
      table.string('affiliation', 40).notNullable()
      /** Who recommends: city, governing_body, culture_ministry (recommendation_rules.ts). */
      table.string('route', 20).notNullable()
      table.string('recommended_by', 100).notNullable()
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.string('reasons', 1500).notNullable()
      /** 文号 of the letter, or of the copy that the city was sent. */
      table.string('doc_number', 60).nullable()
      table.date('recommended_on').nullable()
      table.integer('external_title_id').unsigned().nullable().references('external_titles.id')
      table.integer('created_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['designation_id', 'id'])
      table.index(['organization_id', 'id'])
      table.index(['state', 'state_since', 'id'])
      table.index(['district_code', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('recommendations')
    this.schema.dropTable('external_titles')
  }
}

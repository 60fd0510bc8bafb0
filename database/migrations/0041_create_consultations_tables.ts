import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('consultations', (table) => {
      table.increments('id')
      table.string('number', 30).notNullable().unique()
      table.integer('designation_id').unsigned().notNullable().references('designations.id')
      table.integer('organization_id').unsigned().notNullable().references('organizations.id')
      /** Of the point, for scopes and sums. */
      table.string('district_code', 6).notNullable()
      table.date('served_on').notNullable()
      table.string('channel', 20).notNullable()
      table.string('client_type', 30).notNullable()
      table.string('client_name', 100).nullable()
      table.string('client_district', 6).nullable()
      table.string('field', 30).notNullable()
      table.string('level', 20).notNullable()
      table.string('price', 20).notNullable()
      table.string('question', 500).notNullable()
      table.string('answer', 1000).notNullable()
      table.integer('minutes').notNullable()
      /** 承办人 */
      table.string('handled_by', 30).notNullable()
      /** 1 to 5 stars, where the client gave some. */
      table.integer('stars').nullable()
      table.string('note', 300).nullable()
      /** Of who asked; deleted after some years (config/retention.ts). */
      table.string('contact_name', 30).nullable()
      table.string('contact_mobile', 20).nullable()
      table.string('contact_email', 190).nullable()
      /** The first contact about the same question; itself for that one. */
      table.integer('case_id').unsigned().nullable()
      /** One 次, by count_rules.ts. */
      table.boolean('counts').notNullable()
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.integer('created_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['organization_id', 'served_on', 'id'])
      table.index(['designation_id', 'served_on', 'id'])
      table.index(['district_code', 'served_on', 'id'])
      table.index(['state', 'served_on', 'id'])
      table.index(['served_on', 'id'])
      table.index(['case_id', 'id'])
    })
    this.schema.createTable('activity_corrections', (table) => {
      table.increments('id')
      table.string('subject_type', 40).notNullable()
      table.integer('subject_id').notNullable()
      table.integer('designation_id').unsigned().notNullable().references('designations.id')
      table.integer('organization_id').unsigned().notNullable().references('organizations.id')
      table.string('district_code', 6).notNullable()
      /** change, late (an entry after its month was closed), removal */
      table.string('kind', 20).notNullable()
      table.string('title', 150).notNullable()
      /** Only the values that change. */
      table.json('before').notNullable()
      table.json('after').notNullable()
      table.string('reason', 500).notNullable()
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.integer('created_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['subject_type', 'subject_id', 'id'])
      table.index(['state', 'state_since', 'id'])
      table.index(['organization_id', 'state'])
    })
  }

  async down() {
    this.schema.dropTable('activity_corrections')
    this.schema.dropTable('consultations')
  }
}

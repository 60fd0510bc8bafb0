import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('bookings', (table) => {
      table.increments('id')
      table.string('number', 30).notNullable().unique()
      table.integer('designation_id').unsigned().notNullable().references('designations.id')
      table.integer('organization_id').unsigned().notNullable().references('organizations.id')
      /** Of the point, for scopes. */
      table.string('district_code', 6).notNullable()
      table.date('wanted_on').notNullable()
      /** am, pm */
      table.string('wanted_half', 2).notNullable()
      table.string('channel', 20).notNullable()
      table.string('client_type', 30).notNullable()
      table.string('client_name', 100).nullable()
      table.string('field', 30).notNullable()
      table.string('question', 500).notNullable()
      /** Of who asks; deleted after some years (config/retention.ts). */
      table.string('contact_name', 30).nullable()
      table.string('contact_mobile', 20).nullable()
      table.string('contact_email', 190).nullable()
      /** In which the citizen is written to. */
      table.string('locale', 10).notNullable()
      table.dateTime('agreed_at').nullable()
      /** The point's last word to the citizen. */
      table.string('reply', 500).nullable()
      table.integer('consultation_id').unsigned().nullable().references('consultations.id')
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['designation_id', 'wanted_on', 'wanted_half', 'state'])
      table.index(['organization_id', 'state', 'wanted_on', 'id'])
      table.index(['organization_id', 'wanted_on', 'id'])
      table.index(['district_code', 'wanted_on', 'id'])
      table.index(['state', 'wanted_on', 'id'])
      table.index(['wanted_on', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('bookings')
  }
}

import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('designations', (table) => {
      table.increments('id')
      table.string('designation_type', 40).notNullable()
      table.integer('organization_id').unsigned().notNullable().references('organizations.id')
      table.integer('application_id').unsigned().nullable().unique().references('point_applications.id')
      /** Certificate number. */
      table.string('number', 40).notNullable().unique()
      /** 文号 of the recognition document. */
      table.string('doc_number', 60).notNullable()
      table.string('name', 100).notNullable()
      table.string('district_code', 6).notNullable()
      table.string('host_type', 40).notNullable()
      table.string('state', 30).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.date('recognized_on').notNullable()
      /** Last day of the term. */
      table.date('valid_until').notNullable()
      /** 128 random bits, printed as the QR code of the certificate. */
      table.string('verify_code', 32).notNullable().unique()
      /** What the public may read: address, telephone, hours, fields, service items. */
      table.json('profile').notNullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['state', 'district_code', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('designations')
  }
}

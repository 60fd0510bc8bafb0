import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('organizations', (table) => {
      table.increments('id')
      table.string('name', 100).notNullable()
      table.string('uscc', 18).notNullable().unique()
      table.string('host_type', 40).notNullable()
      table.string('affiliation', 40).notNullable()
      table.string('district_code', 6).notNullable().index()
      table.string('address', 200).notNullable()
      table.string('legal_representative', 60).nullable()
      table.date('established_on').nullable()
      table.string('state', 30).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['state', 'state_since', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('organizations')
  }
}

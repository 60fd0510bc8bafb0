import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('change_requests', (table) => {
      table.increments('id')
      table.string('number', 20).notNullable().unique()
      /** change, suspension, deregistration */
      table.string('kind', 20).notNullable()
      table.integer('designation_id').unsigned().notNullable().references('designations.id')
      table.integer('organization_id').unsigned().notNullable().references('organizations.id')
      /** As they were when it was asked for. */
      table.string('district_code', 6).notNullable()
      table.string('unit_name', 100).notNullable()
      table.string('state', 30).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.integer('round').notNullable().defaultTo(0)
      /** What changes, before and after, by field; empty for the other kinds. */
      table.json('before').notNullable()
      table.json('after').notNullable()
      table.string('reason', 1000).notNullable()
      /** Of a change. */
      table.date('happened_on').nullable()
      /** own_request, relocation, staff_gap; own_request, host_cancelled */
      table.string('ground', 20).nullable()
      /** First and last day of a suspension. */
      table.date('from_day').nullable()
      table.date('until_day').nullable()
      table.string('doc_number', 60).nullable()
      table.dateTime('submitted_at').nullable()
      table.integer('created_by_id').unsigned().notNullable().references('users.id')
      /** The official who verified it decides on no other level. */
      table.integer('verified_by_id').unsigned().nullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['designation_id', 'kind', 'id'])
      table.index(['organization_id', 'state', 'id'])
      table.index(['district_code', 'state_since', 'id'])
      table.index(['state', 'state_since', 'id'])
      table.index(['state_since', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('change_requests')
  }
}

import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('tallies', (table) => {
      table.increments('id')
      table.string('measure', 40).notNullable()
      table.string('source', 40).notNullable()
      table.integer('year').notNullable()
      /** 0 is the office itself. */
      table.integer('organization_id').unsigned().notNullable()
      table.string('district_code', 6).notNullable()
      table.bigInteger('value').notNullable()
      table.bigInteger('base').nullable()
      table.dateTime('counted_at').notNullable()
      table.unique(['measure', 'source', 'year', 'organization_id', 'district_code'])
      table.index(['measure', 'year', 'district_code'])
    })
    this.schema.alterTable('consultations', (table) => {
      table.index(['organization_id', 'state', 'counts', 'served_on'])
    })
  }

  async down() {
    this.schema.alterTable('consultations', (table) => {
      table.dropIndex(['organization_id', 'state', 'counts', 'served_on'])
    })
    this.schema.dropTable('tallies')
  }
}

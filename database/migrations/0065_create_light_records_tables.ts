import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('light_records', (table) => {
      table.increments('id')
      /** Key of record_kinds.ts, whose form the facts were checked against. */
      table.string('kind', 30).notNullable()
      table.json('facts').notNullable()
      /** What of the facts lists search, filter and sort by. */
      table.string('title', 150).notNullable()
      table.string('party', 150).nullable()
      table.string('category', 30).nullable()
      table.date('happened_on').nullable()
      table.integer('year').notNullable()
      table.double('amount').nullable()
      table.string('district_code', 6).nullable()
      /** Whose record it is; null where an office keeps it. */
      table.integer('organization_id').unsigned().nullable().references('organizations.id')
      table.string('kept_by', 100).notNullable()
      /** kept, removed */
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.integer('created_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['kind', 'state', 'year', 'id'])
      table.index(['kind', 'state', 'happened_on', 'id'])
      table.index(['kind', 'state', 'amount', 'id'])
      table.index(['kind', 'category', 'id'])
      table.index(['kind', 'district_code', 'id'])
      table.index(['organization_id', 'kind', 'id'])
    })
    this.schema.createTable('light_record_readings', (table) => {
      table.increments('id')
      table.integer('record_id').unsigned().notNullable().references('light_records.id')
      table.integer('organization_id').unsigned().notNullable().references('organizations.id')
      table.integer('user_id').unsigned().notNullable().references('users.id')
      table.dateTime('read_at').notNullable()
      table.unique(['record_id', 'organization_id'])
    })
  }

  async down() {
    this.schema.dropTable('light_record_readings')
    this.schema.dropTable('light_records')
  }
}

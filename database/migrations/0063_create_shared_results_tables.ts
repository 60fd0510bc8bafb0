import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('shared_results', (table) => {
      table.increments('id')
      table.string('title', 150).notNullable()
      table.string('kind', 30).notNullable()
      table.string('field', 30).notNullable()
      table.string('summary', 1000).notNullable()
      /** public, network, on_request */
      table.string('permission', 20).notNullable()
      /** What others may do with it, in words. */
      table.string('licence', 500).notNullable()
      table.string('link', 300).nullable()
      /** Null where the office itself shares it. */
      table.integer('organization_id').unsigned().nullable().references('organizations.id')
      table.string('owner_name', 100).notNullable()
      table.string('district_code', 6).notNullable()
      /** Of result_uses: the rows there are the proof. */
      table.integer('uses').unsigned().notNullable().defaultTo(0)
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.integer('created_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['state', 'created_at', 'id'])
      table.index(['state', 'uses', 'id'])
      table.index(['organization_id', 'state'])
    })
    this.schema.createTable('result_uses', (table) => {
      table.increments('id')
      table.integer('result_id').unsigned().notNullable().references('shared_results.id')
      table.integer('user_id').unsigned().notNullable().references('users.id')
      table.date('used_on').notNullable()
      table.unique(['result_id', 'user_id', 'used_on'])
    })
    this.schema.createTable('result_requests', (table) => {
      table.increments('id')
      table.integer('result_id').unsigned().notNullable().references('shared_results.id')
      table.integer('user_id').unsigned().notNullable().references('users.id')
      /** Who is answered for: of the person that asked. */
      table.string('asker_name', 160).notNullable()
      table.string('purpose', 300).notNullable()
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['result_id', 'state', 'id'])
      table.index(['user_id', 'state', 'result_id'])
      table.index(['state', 'state_since', 'id'])
    })
  }

  async down() {
    for (const table of ['result_requests', 'result_uses', 'shared_results']) this.schema.dropTable(table)
  }
}

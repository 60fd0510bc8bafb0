import { BaseSchema } from '@adonisjs/lucid/schema'

/** What a run over everything that is kept too long has deleted or made anonymous. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('retention_runs', (table) => {
      table.increments('id')
      /** Rows by class, as they are done. */
      table.json('counts').notNullable()
      table.integer('total').notNullable().defaultTo(0)
      table.dateTime('finished_at').nullable()
      table.dateTime('created_at').notNullable().index()
      table.dateTime('updated_at').notNullable()
    })
  }

  async down() {
    this.schema.dropTable('retention_runs')
  }
}

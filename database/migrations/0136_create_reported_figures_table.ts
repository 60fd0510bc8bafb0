import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** 自行填报: what no record of the system knows, as the institution says it. */
    this.schema.createTable('reported_figures', (table) => {
      table.increments('id')
      table.integer('designation_id').unsigned().notNullable().references('designations.id')
      table.integer('year').notNullable()
      table.string('figure_key', 40).notNullable()
      table.double('value').notNullable()
      table.string('note', 200).nullable()
      table.integer('reported_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['designation_id', 'year', 'figure_key'])
    })
  }

  async down() {
    this.schema.dropTable('reported_figures')
  }
}

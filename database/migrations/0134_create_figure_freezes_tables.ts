import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** Points of one year that were frozen together, by a job. */
    this.schema.createTable('figure_freeze_runs', (table) => {
      table.increments('id')
      table.integer('year').notNullable()
      table.integer('total').notNullable()
      table.integer('by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.index(['year', 'id'])
    })
    /** A year of one point: ordered, frozen, lifted. */
    this.schema.createTable('figure_freezes', (table) => {
      table.increments('id')
      table.integer('run_id').unsigned().notNullable().references('figure_freeze_runs.id')
      table.integer('designation_id').unsigned().notNullable().references('designations.id')
      table.integer('year').notNullable()
      /** Null of those that were lifted, so that there is one in force at most. */
      table.boolean('is_current').nullable()
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.dateTime('frozen_at').nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['designation_id', 'year', 'is_current'])
      table.index(['run_id', 'state', 'id'])
      table.index(['year', 'is_current', 'state'])
    })
    /** What the records said then; never changed. */
    this.schema.createTable('frozen_figures', (table) => {
      table.increments('id')
      table.integer('freeze_id').unsigned().notNullable().references('figure_freezes.id')
      table.string('figure_key', 40).notNullable()
      table.double('value').nullable()
      table.double('numerator').nullable()
      table.double('denominator').nullable()
      table.integer('n').nullable()
      table.integer('rows_count').notNullable()
      table.string('rows_hash', 64).notNullable()
      table.integer('query_version').notNullable()
      table.string('note', 30).nullable()
      /** `type:id` of each row. */
      table.text('row_ids', 'longtext').notNullable()
      table.unique(['freeze_id', 'figure_key'])
    })
  }

  async down() {
    for (const table of ['frozen_figures', 'figure_freezes', 'figure_freeze_runs']) this.schema.dropTable(table)
  }
}

import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('outside_figures', (table) => {
      table.increments('id')
      /** Keys of config/outside_figures.ts. */
      table.string('measure', 40).notNullable()
      table.string('source', 30).notNullable()
      /** 2026-03, 2026-Q1 or 2026 */
      table.string('period', 7).notNullable()
      table.integer('year').notNullable()
      table.string('district_code', 6).notNullable()
      table.bigInteger('value').notNullable()
      /** Of shares: of how many. */
      table.bigInteger('base').nullable()
      /** 截止日期 */
      table.date('as_of').notNullable()
      table.string('note', 300).nullable()
      /** The first value of a period is 1; another one never takes its place but follows it. */
      table.integer('edition').notNullable()
      table.string('reason', 300).nullable()
      /** current, replaced, struck */
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      /** One of those that make the year's figure (yearly_figure.ts). */
      table.boolean('counts').notNullable()
      /** form, upload, api */
      table.string('via', 10).notNullable()
      table.integer('entered_by_id').unsigned().nullable().references('users.id')
      table.integer('api_key_id').unsigned().nullable().references('api_keys.id')
      table.string('entered_by', 60).notNullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['measure', 'source', 'period', 'district_code', 'edition'], 'outside_figures_edition_unique')
      table.index(['measure', 'source', 'year', 'state'])
      table.index(['measure', 'counts', 'year'])
      table.index(['state', 'period', 'id'])
      table.index(['state', 'created_at', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('outside_figures')
  }
}

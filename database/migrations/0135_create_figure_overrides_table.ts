import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** Another value than the records give, with its reason; both are shown. */
    this.schema.createTable('figure_overrides', (table) => {
      table.increments('id')
      table.integer('designation_id').unsigned().notNullable().references('designations.id')
      table.integer('organization_id').unsigned().notNullable().references('organizations.id')
      table.string('district_code', 6).notNullable()
      table.integer('year').notNullable()
      table.string('figure_key', 40).notNullable()
      /** What the records said when it was proposed. */
      table.double('system_value').nullable()
      table.double('value').notNullable()
      table.string('reason', 500).notNullable()
      /** Null of what was refused or withdrawn, so that there is one at most. */
      table.boolean('is_current').nullable()
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.integer('created_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['designation_id', 'year', 'figure_key', 'is_current'], 'figure_overrides_current_unique')
      table.index(['state', 'state_since', 'id'])
      table.index(['year', 'state', 'designation_id'])
    })
  }

  async down() {
    this.schema.dropTable('figure_overrides')
  }
}

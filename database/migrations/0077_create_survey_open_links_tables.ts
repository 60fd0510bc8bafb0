import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** 扫码评价: what the poster of a point says in one wave. */
    this.schema.createTable('survey_open_links', (table) => {
      table.increments('id')
      table.string('code', 32).notNullable().unique()
      table.integer('wave_id').unsigned().notNullable().references('survey_waves.id')
      table.integer('designation_id').unsigned().notNullable().references('designations.id')
      table.boolean('is_on').notNullable()
      table.unique(['wave_id', 'designation_id'])
      table.index(['designation_id'])
    })
    /** Numbers of consultations that were given with an answer, once each; keyed, and never with which answer. */
    this.schema.createTable('survey_open_codes', (table) => {
      table.integer('wave_id').unsigned().notNullable().references('survey_waves.id')
      table.string('code_hash', 64).notNullable()
      table.primary(['wave_id', 'code_hash'])
    })
  }

  async down() {
    this.schema.dropTable('survey_open_codes')
    this.schema.dropTable('survey_open_links')
  }
}

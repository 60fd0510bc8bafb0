import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** One calculation of a wave: what was counted, by which rules, and what came of it. */
    this.schema.createTable('survey_results', (table) => {
      table.increments('id')
      table.integer('wave_id').unsigned().notNullable().references('survey_waves.id')
      table.integer('round').notNullable()
      table.integer('question_version_id').unsigned().notNullable().references('question_versions.id')
      table.string('level_map', 20).notNullable()
      /** ordered, calculated, failed */
      table.string('state', 20).notNullable()
      table.integer('answers_read').notNullable().defaultTo(0)
      table.integer('answers_total').notNullable().defaultTo(0)
      /** Of the answers that count, and of what was calculated from them. */
      table.string('rows_hash', 64).nullable()
      table.string('content_hash', 64).nullable()
      /** Letters and answers of the city: {sent, returned, valid, open, openValid}. */
      table.json('returns').nullable()
      /** What the city has besides lines: indices, items, expectation. */
      table.json('city').nullable()
      table.date('published_on').nullable()
      table.integer('ordered_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('calculated_at').nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['wave_id', 'round'])
      table.index(['published_on', 'id'])
    })
    /** One group of respondents each. What nobody may see is not stored. */
    this.schema.createTable('survey_result_rows', (table) => {
      table.increments('id')
      table.integer('result_id').unsigned().notNullable().references('survey_results.id')
      /** city, type, district, point, crossing, background */
      table.string('kind', 20).notNullable()
      table.string('key', 100).notNullable()
      table.integer('designation_id').unsigned().nullable().references('designations.id')
      /** As they were when it was calculated. */
      table.string('host_type', 40).nullable()
      table.string('district_code', 6).nullable()
      table.integer('n').notNullable()
      table.integer('volume').nullable()
      table.json('returns').nullable()
      table.json('figures').nullable()
      /** public, internal, nobody; and why not more: few, below_30, complement */
      table.string('shown_to', 10).notNullable()
      table.string('reason', 20).nullable()
      table.index(['result_id', 'kind', 'id'])
      table.index(['designation_id', 'result_id'])
    })
  }

  async down() {
    this.schema.dropTable('survey_result_rows')
    this.schema.dropTable('survey_results')
  }
}

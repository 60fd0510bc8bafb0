import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** What respondents wrote, one text a row, so that it can be read through and tagged. Never published. */
    this.schema.createTable('survey_texts', (table) => {
      table.increments('id')
      table.integer('wave_id').unsigned().notNullable().references('survey_waves.id')
      table.string('answer_id', 32).notNullable().references('survey_answers.id')
      table.string('question_id', 60).notNullable()
      table.integer('designation_id').unsigned().nullable().references('designations.id')
      table.text('content').notNullable()
      /** What may name somebody: [phone, email, identity, name]. */
      table.json('flags').notNullable()
      table.boolean('is_flagged').notNullable()
      table.boolean('is_tagged').notNullable().defaultTo(false)
      table.integer('version').notNullable().defaultTo(0)
      table.unique(['answer_id', 'question_id'])
      table.index(['wave_id', 'is_tagged', 'id'])
      table.index(['wave_id', 'is_flagged', 'id'])
      table.index(['wave_id', 'id'])
    })
    this.schema.createTable('survey_tags', (table) => {
      table.increments('id')
      table.string('name', 30).notNullable().unique()
      table.dateTime('created_at').notNullable()
    })
    this.schema.createTable('survey_text_tags', (table) => {
      table.increments('id')
      table.integer('text_id').unsigned().notNullable().references('survey_texts.id')
      table.integer('tag_id').unsigned().notNullable().references('survey_tags.id')
      table.unique(['text_id', 'tag_id'])
      table.index(['tag_id', 'text_id'])
    })
  }

  async down() {
    this.schema.dropTable('survey_text_tags')
    this.schema.dropTable('survey_tags')
    this.schema.dropTable('survey_texts')
  }
}

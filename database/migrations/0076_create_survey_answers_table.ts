import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** Nothing here leads to an invitation: random key, a day shared with others, released in batches. */
    this.schema.createTable('survey_answers', (table) => {
      table.string('id', 32).primary()
      table.integer('wave_id').unsigned().notNullable().references('survey_waves.id')
      table.integer('question_version_id').unsigned().notNullable().references('question_versions.id')
      /** link (a personal letter), open (a code shown at a point) */
      table.string('channel', 10).notNullable()
      /** The point that is rated; null where it would tell who answered, or the network as a whole. */
      table.integer('designation_id').unsigned().nullable().references('designations.id')
      table.json('answers').notNullable()
      table.date('released_on').notNullable()
      /** Why it does not count, decided when the wave is cleaned; null: it counts. */
      table.string('excluded_as', 30).nullable()
      /** What speaks against it, found when it arrived: [hasty, straight_line, …]. */
      table.json('flags').notNullable()
      table.index(['wave_id', 'designation_id'])
    })
  }

  async down() {
    this.schema.dropTable('survey_answers')
  }
}

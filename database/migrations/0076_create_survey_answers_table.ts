import { BaseSchema } from '@adonisjs/lucid/schema'

/**
 * Nothing here leads to an invitation. There is no time finer than a day, keys are random, and an answer goes through
 * the pool: sealed, then released under another key together with others.
 */
export default class extends BaseSchema {
  async up() {
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
      /** Of the code with which who answered can read it again. */
      table.string('receipt_hash', 64).notNullable().unique()
      table.index(['wave_id', 'designation_id'])
      table.index(['wave_id', 'excluded_as'])
    })
    /** Finished answers that wait for company. What is inside only the key of the installation opens. */
    this.schema.createTable('survey_pool', (table) => {
      table.string('id', 32).primary()
      table.integer('wave_id').unsigned().notNullable().references('survey_waves.id')
      table.text('sealed', 'mediumtext').notNullable()
      table.index(['wave_id'])
    })
    /** Begun answers. Only the personal address, which is kept nowhere, opens them and names them. */
    this.schema.createTable('survey_drafts', (table) => {
      table.string('name', 64).primary()
      table.integer('wave_id').unsigned().notNullable().references('survey_waves.id')
      table.text('sealed', 'mediumtext').notNullable()
      /** The last day of the wave, the same for all. */
      table.date('expires_on').notNullable()
      table.index(['expires_on'])
      table.index(['wave_id'])
    })
    /** How many answers each release let out; `is_read` false: too few to be read, only their number is kept. */
    this.schema.createTable('survey_batches', (table) => {
      table.increments('id')
      table.integer('wave_id').unsigned().notNullable().references('survey_waves.id')
      table.string('channel', 10).notNullable()
      table.integer('answers').notNullable()
      table.boolean('is_read').notNullable()
      table.date('released_on').notNullable()
      table.index(['wave_id'])
    })
    /** Who answered, in waves that told people so. Emptied for good when the wave becomes anonymous. */
    this.schema.createTable('survey_named_answers', (table) => {
      table.string('answer_id', 32).primary().references('survey_answers.id')
      table.integer('invitation_id').unsigned().notNullable().unique().references('survey_invitations.id')
    })
  }

  async down() {
    this.schema.dropTable('survey_named_answers')
    this.schema.dropTable('survey_batches')
    this.schema.dropTable('survey_drafts')
    this.schema.dropTable('survey_pool')
    this.schema.dropTable('survey_answers')
  }
}

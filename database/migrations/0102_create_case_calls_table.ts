import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** 征集通知: what is called for in one year. */
    this.schema.createTable('case_calls', (table) => {
      table.increments('id')
      /** ZJ-2026-01, from its publication on. */
      table.string('number', 30).nullable().unique()
      table.integer('year').notNullable()
      /** typical_case, outstanding_person, innovative_product, practice_talent */
      table.string('kind', 30).notNullable()
      table.string('title', 100).notNullable()
      table.text('notice').notNullable()
      table.date('opens_on').notNullable()
      /** The last day on which something can be handed in. */
      table.date('closes_on').notNullable()
      /** When what is told must have happened. */
      table.date('events_from').notNullable()
      table.date('events_until').notNullable()
      /** How many one recommending body may rank, and one unit hand in. */
      table.integer('quota_recommender').notNullable()
      table.integer('quota_unit').notNullable()
      /** Who may hand in without a recommender: nobody, titled (points, TISC, 高校中心), everybody. */
      table.string('direct_entry', 20).notNullable()
      /** How many are to be chosen. */
      table.integer('to_select').notNullable()
      /** Scores wanted for each, an odd number from three on. */
      table.integer('seats').notNullable()
      /** Working days of the public notice. */
      table.integer('notice_days').notNullable()
      table.json('categories').notNullable()
      table.json('rubric').notNullable()
      /** Supplementary questions. */
      table.integer('question_version_id').unsigned().nullable().references('question_versions.id')
      /** draft, published, closed, concluded, cancelled */
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      /** Laid before the head of the division; what is changed afterwards is laid anew. */
      table.dateTime('proposed_at').nullable()
      table.dateTime('published_at').nullable()
      /** The closing day of which those with drafts were reminded last. */
      table.date('reminded_for').nullable()
      table.integer('created_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['state', 'closes_on', 'id'])
      table.index(['year', 'kind', 'id'])
      table.index(['opens_on', 'id'])
      table.index(['closes_on', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('case_calls')
  }
}

import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('involvements', (table) => {
      table.increments('id')
      table.string('subject_type', 40).notNullable()
      table.integer('subject_id').notNullable()
      /** opinion 加签, delegation 委派, copy 抄送 */
      table.string('kind', 20).notNullable()
      /** open, answered, revoked, lapsed (the decision came first) */
      table.string('state', 20).notNullable()
      table.integer('round').notNullable()
      table.string('asked_in', 30).notNullable()
      table.integer('asker_id').unsigned().notNullable().references('users.id')
      table.integer('person_id').unsigned().notNullable().references('users.id')
      table.string('question', 1000).notNullable()
      table.date('due_on').nullable()
      /** Only the one who asked and the one who was asked read it. */
      table.boolean('is_private').notNullable()
      /** Sections of the content that are asked about; null is all of it. */
      table.json('sections').nullable()
      table.text('answer').nullable()
      table.string('signature', 130).nullable()
      /** Hash of the content asked about, as it was when answered. */
      table.string('content_hash', 64).nullable()
      table.dateTime('answered_at').nullable()
      table.date('reminded_on').nullable()
      table.dateTime('seen_at').nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['subject_type', 'subject_id', 'id'])
      table.index(['person_id', 'state'])
      table.index(['state', 'due_on'])
    })
    this.schema.createTable('nudges', (table) => {
      table.increments('id')
      table.string('subject_type', 40).notNullable()
      table.integer('subject_id').notNullable()
      /** Once a day. */
      table.date('day').notNullable()
      table.integer('by_id').unsigned().notNullable().references('users.id')
      table.unique(['subject_type', 'subject_id', 'day'])
    })
  }

  async down() {
    this.schema.dropTable('nudges')
    this.schema.dropTable('involvements')
  }
}

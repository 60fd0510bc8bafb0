import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** 申诉 of a point against its result: examined by one person, decided by another. */
    this.schema.createTable('evaluation_appeals', (table) => {
      table.increments('id')
      table.integer('evaluation_id').unsigned().notNullable().references('point_evaluations.id')
      /** The result that it is about, and what took its place. */
      table.integer('outcome_id').unsigned().notNullable().references('evaluation_outcomes.id')
      table.integer('revised_outcome_id').unsigned().nullable().references('evaluation_outcomes.id')
      /** Null of one that was withdrawn: a point appeals once. */
      table.boolean('is_current').nullable()
      table.text('reason').notNullable()
      /** What the handler found out, and what is to count differently. */
      table.text('finding').nullable()
      table.json('rulings').nullable()
      table.integer('examined_by_id').unsigned().nullable().references('users.id')
      /** To the point. */
      table.text('reply').nullable()
      table.dateTime('answered_at').nullable()
      /** submitted, examined, upheld, revised, withdrawn */
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.integer('created_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['evaluation_id', 'is_current'])
      table.index(['state', 'state_since', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('evaluation_appeals')
  }
}

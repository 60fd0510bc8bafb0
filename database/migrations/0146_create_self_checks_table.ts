import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** 形式审查意见, indicator by indicator, of what was filed under a number; with 补正情况 as the point tells it. */
    this.schema.createTable('self_checks', (table) => {
      table.increments('id')
      table.integer('evaluation_id').unsigned().notNullable().references('point_evaluations.id')
      /** `number` of the submission that was looked at. */
      table.integer('submission_number').notNullable()
      table.string('indicator_id', 40).notNullable()
      /** ok, fault */
      table.string('opinion', 10).notNullable()
      table.string('note', 500).nullable()
      table.string('answer', 500).nullable()
      table.integer('by_id').unsigned().nullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['evaluation_id', 'submission_number', 'indicator_id'])
    })
  }

  async down() {
    this.schema.dropTable('self_checks')
  }
}

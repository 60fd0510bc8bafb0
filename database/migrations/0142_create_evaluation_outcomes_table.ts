import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** 得分与等次 of one point as they were written at one step; never changed, so that both versions stay visible. */
    this.schema.createTable('evaluation_outcomes', (table) => {
      table.increments('id')
      table.integer('evaluation_id').unsigned().notNullable().references('point_evaluations.id')
      table.integer('number').notNullable()
      /** calibrated, deliberated, revised */
      table.string('kind', 20).notNullable()
      /** Null of those that a later one took the place of. */
      table.boolean('is_current').nullable()
      /** Everything it was computed from: figures by key, 加分 扣分 一票否决, the hash of the indicators. */
      table.json('figures').notNullable()
      table.json('extras').notNullable()
      table.string('indicator_hash', 64).notNullable()
      /** By the id of the indicator. */
      table.json('lines').notNullable()
      /** Hundredths. */
      for (const column of ['base', 'bonus', 'deduction', 'final']) table.integer(column).notNullable()
      /** By the total and the conditions alone, before quota and deliberation. */
      table.string('system_grade', 20).notNullable()
      /** Null of who takes part without one. */
      table.string('grade', 20).nullable()
      table.json('reasons').notNullable()
      table.integer('rank').nullable()
      table.text('opinion').nullable()
      table.integer('by_id').unsigned().nullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.unique(['evaluation_id', 'number'])
      table.unique(['evaluation_id', 'is_current'])
    })
  }

  async down() {
    this.schema.dropTable('evaluation_outcomes')
  }
}

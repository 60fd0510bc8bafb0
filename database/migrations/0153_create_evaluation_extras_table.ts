import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** 加分 扣分 一票否决 of one point: proposed by one person, confirmed by another. */
    this.schema.createTable('evaluation_extras', (table) => {
      table.increments('id')
      table.integer('evaluation_id').unsigned().notNullable().references('point_evaluations.id')
      /** bonus, deduction, veto */
      table.string('kind', 20).notNullable()
      /** Of the indicator version. */
      table.string('item', 40).notNullable()
      /** How often, of a bonus. */
      table.integer('times').nullable()
      /** Of a deduction; hundredths. */
      table.integer('points').nullable()
      table.string('reason', 500).notNullable()
      /** proposed, confirmed, refused, withdrawn */
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.integer('created_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['evaluation_id', 'state', 'id'])
      table.index(['state', 'state_since', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('evaluation_extras')
  }
}

import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** 审议决定: the list of grades as it was decided. */
    this.schema.createTable('evaluation_deliberations', (table) => {
      table.increments('id')
      table.integer('cycle_id').unsigned().notNullable().references('evaluation_cycles.id')
      /** Null of one that was given up when the cycle went back. */
      table.boolean('is_current').nullable()
      table.string('minutes_number', 60).notNullable()
      table.date('met_on').notNullable()
      table.text('opinion').notNullable()
      table.json('list').notNullable()
      table.string('list_hash', 64).notNullable()
      table.integer('by_id').unsigned().notNullable().references('users.id')
      table.string('signature', 60).notNullable()
      table.dateTime('created_at').notNullable()
      table.unique(['cycle_id', 'is_current'])
    })
  }

  async down() {
    this.schema.dropTable('evaluation_deliberations')
  }
}

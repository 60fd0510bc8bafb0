import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('point_batches', (table) => {
      table.increments('id')
      table.string('designation_type', 40).notNullable()
      table.string('title', 100).notNullable()
      table.integer('year').notNullable()
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.date('opens_on').notNullable()
      /** The last day on which an application can be submitted, Beijing time. */
      table.date('closes_on').notNullable()
      table.boolean('district_step').notNullable()
      /** What happens to a version that is not corrected in time: close it, or review it as it is. */
      table.string('supplement_lapse', 10).notNullable().defaultTo('close')
      table.integer('minimum_experts').notNullable()
      table.integer('notice_days').notNullable()
      table.integer('validity_years').notNullable()
      /** [{ key, zh, en, points }]: points sum to 100. */
      table.json('rubric').notNullable()
      table.text('guidance').nullable()
      table.integer('created_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
    })
  }

  async down() {
    this.schema.dropTable('point_batches')
  }
}

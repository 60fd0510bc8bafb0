import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** One act of one person on many rows. */
    this.schema.createTable('bulk_acts', (table) => {
      table.increments('id')
      /** Its name in the registry: `point_application.accept`. */
      table.string('act', 60).notNullable()
      /** What the person filled in; null until it is started. */
      table.json('params').nullable()
      table.integer('by_id').unsigned().notNullable().references('users.id')
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.dateTime('started_at').nullable()
      table.dateTime('finished_at').nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['by_id', 'state', 'id'])
      table.index(['state', 'created_at'])
    })
    /** One of the rows, and what became of it. */
    this.schema.createTable('bulk_items', (table) => {
      table.increments('id')
      table.integer('bulk_act_id').unsigned().notNullable().references('bulk_acts.id').onDelete('CASCADE')
      table.string('subject_type', 40).notNullable()
      table.integer('subject_id').notNullable()
      /** As it was when the rows were chosen. */
      table.string('title', 150).notNullable()
      table.integer('version').notNullable()
      /** What is this row's own in the act, for instance the official it is given to. */
      table.json('params').nullable()
      /** done, refused, failed; null while it waits */
      table.string('verdict', 20).nullable()
      table.string('reason', 60).nullable()
      table.json('reason_params').nullable()
      table.dateTime('settled_at').nullable()
      table.unique(['bulk_act_id', 'subject_id'])
      table.index(['bulk_act_id', 'verdict', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('bulk_items')
    this.schema.dropTable('bulk_acts')
  }
}

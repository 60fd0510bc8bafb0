import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('correction_orders', (table) => {
      table.increments('id')
      table.string('subject_type', 40).notNullable()
      table.integer('subject_id').notNullable()
      /** BZ-2026-0012, given when it is sent. */
      table.string('number', 20).nullable().unique()
      /** draft, proposed (waits for the head of the division), open, answered, lapsed. */
      table.string('state', 20).notNullable()
      /** The round of the submission that it is about. */
      table.integer('round').notNullable()
      /** The state of the subject it was sent from, to which the corrected version returns. */
      table.string('asked_in', 30).notNullable()
      /** Why there is another one after the first, in the words of the head of the division. */
      table.string('reason', 500).nullable()
      table.integer('created_by_id').unsigned().notNullable().references('users.id')
      table.integer('sent_by_id').unsigned().nullable().references('users.id')
      /** The line of the signature: 张某 代 李某. */
      table.string('signature', 130).nullable()
      table.dateTime('sent_at').nullable()
      table.dateTime('closed_at').nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['subject_type', 'subject_id', 'id'])
      table.index(['state', 'subject_type'])
    })
    this.schema.createTable('correction_items', (table) => {
      table.increments('id')
      table.integer('order_id').unsigned().notNullable().references('correction_orders.id')
      /** A field of the form, or the purpose of files. */
      table.string('field', 60).notNullable()
      table.string('note', 500).notNullable()
      table.unique(['order_id', 'field'])
    })
  }

  async down() {
    this.schema.dropTable('correction_items')
    this.schema.dropTable('correction_orders')
  }
}

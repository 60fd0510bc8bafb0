import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('rectifications', (table) => {
      table.increments('id')
      table.integer('designation_id').unsigned().notNullable().references('designations.id')
      table.integer('organization_id').unsigned().notNullable().references('organizations.id')
      /** Of the title, for scopes and lists. */
      table.string('name', 100).notNullable()
      table.string('district_code', 6).notNullable()
      table.string('cause', 30).notNullable()
      table.string('facts', 2000).notNullable()
      /** `{ problem, requirement }`, in order. */
      table.json('problems').notNullable()
      table.integer('months').notNullable()
      /** 文号 of the order, who signed it, and until when, as it says; the last day is later once it was extended. */
      table.string('doc_number', 60).nullable().unique()
      table.string('signature', 130).nullable()
      table.date('ordered_on').nullable()
      table.date('ordered_until').nullable()
      table.date('due_on').nullable()
      /** 延长: months in all, once. */
      table.integer('extended_months').nullable()
      table.string('extension_reason', 500).nullable()
      /** What the institution is writing: `{ measures, doneOn }` for each problem. Handed in, it is a submission. */
      table.json('report').notNullable()
      table.integer('round').notNullable().defaultTo(0)
      /** The last days of which was told that they come near, or are over. */
      table.date('near_told_for').nullable()
      table.date('over_told_for').nullable()
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.integer('created_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['designation_id', 'id'])
      table.index(['organization_id', 'state_since', 'id'])
      table.index(['district_code', 'state_since', 'id'])
      table.index(['state', 'state_since', 'id'])
      table.index(['state', 'due_on'])
      table.index(['state_since', 'id'])
      table.index(['due_on', 'id'])
      table.index(['name', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('rectifications')
  }
}

import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('improvement_measures', (table) => {
      table.increments('id')
      /** The year that the problem was found in. */
      table.integer('year').notNullable()
      /** Key of problem_rules.ts. */
      table.string('rule', 30).notNullable()
      /** What it was found of: `point:12`, `district:110108`. Found again it is the same. */
      table.string('subject_key', 60).notNullable()
      table.string('subject_name', 150).notNullable()
      table.string('problem', 300).notNullable()
      /** The figures that it was found by, as they stood then. */
      table.json('evidence').notNullable()
      table.string('source_path', 300).notNullable()
      table.string('measure', 1000).notNullable()
      /** A person of the bureau, or a district. */
      table.integer('owner_id').unsigned().nullable().references('users.id')
      table.string('owner_district', 6).nullable()
      table.string('partner', 200).nullable()
      table.date('due_on').notNullable()
      table.string('success', 500).notNullable()
      /** proposed, accepted, under_way, reported, done, not_done, dropped */
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      /** What was said of it last. */
      table.string('progress', 1000).nullable()
      table.string('proof', 500).nullable()
      /** A page of ours that shows it. */
      table.string('proof_path', 300).nullable()
      /** Why it was dropped or not done. */
      table.string('reason', 500).nullable()
      table.date('done_on').nullable()
      table.integer('created_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['year', 'rule', 'subject_key'])
      table.index(['year', 'state', 'id'])
      table.index(['state', 'due_on', 'id'])
      table.index(['due_on', 'id'])
      table.index(['owner_id', 'state', 'id'])
      table.index(['owner_district', 'state', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('improvement_measures')
  }
}

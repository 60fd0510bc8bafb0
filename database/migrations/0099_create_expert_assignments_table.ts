import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** 评审任务: so many experts to be drawn and invited for one subject. */
    this.schema.createTable('expert_assignments', (table) => {
      table.increments('id')
      table.string('number', 30).notNullable().unique()
      table.string('subject_type', 40).notNullable()
      table.integer('subject_id').unsigned().notNullable()
      table.string('title', 150).notNullable()
      /** Units, recommenders, people: what recusal is found by (judged.ts). */
      table.json('parties').notNullable()
      table.integer('seats').notNullable()
      table.json('quotas').notNullable()
      /** committed: made here and hidden until the draw; public: published by somebody else later. */
      table.string('seed_kind', 20).notNullable()
      /** Where and when a public seed is published, said beforehand. */
      table.string('seed_source', 200).nullable()
      /** prepared, frozen, drawn, closed, cancelled */
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.integer('created_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['state', 'id'])
      table.index(['subject_type', 'subject_id'])
    })
  }

  async down() {
    this.schema.dropTable('expert_assignments')
  }
}

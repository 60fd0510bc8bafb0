import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('action_plans', (table) => {
      table.increments('id')
      table.string('name', 100).notNullable()
      table.string('doc_number', 60).nullable()
      table.date('starts_on').notNullable()
      table.date('ends_on').notNullable()
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.integer('created_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['state', 'starts_on'])
    })
    this.schema.createTable('plan_targets', (table) => {
      table.increments('id')
      table.integer('plan_id').unsigned().notNullable().references('action_plans.id')
      table.integer('position').notNullable()
      /** Key of config/measures.ts. */
      table.string('measure', 40).notNullable()
      table.string('name', 100).notNullable()
      table.string('unit', 20).notNullable()
      table.string('count_rule', 300).nullable()
      /** gt, gte, about, rise (target_standing.ts) */
      table.string('operator', 10).notNullable()
      /** Null where the plan says no more than that it shall rise. */
      table.double('target').nullable()
      table.double('baseline').nullable()
      /** sum, last, yearly */
      table.string('aggregation', 10).notNullable()
      table.date('deadline').notNullable()
      /** 责任处室 */
      table.string('owner', 60).notNullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['plan_id', 'position', 'id'])
    })
    this.schema.createTable('plan_clauses', (table) => {
      table.increments('id')
      table.integer('plan_id').unsigned().notNullable().references('action_plans.id')
      table.integer('number').notNullable()
      table.string('title', 100).notNullable()
      table.text('content').notNullable()
      table.string('owner', 60).notNullable()
      table.string('partners', 200).nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['plan_id', 'number'])
    })
    this.schema.createTable('plan_milestones', (table) => {
      table.increments('id')
      table.integer('clause_id').unsigned().notNullable().references('plan_clauses.id')
      table.string('title', 150).notNullable()
      table.date('due_on').notNullable()
      table.date('done_on').nullable()
      /** 佐证: what shows that it was done. */
      table.string('proof', 500).nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['clause_id', 'due_on', 'id'])
    })
    this.schema.createTable('plan_progress', (table) => {
      table.increments('id')
      table.integer('clause_id').unsigned().notNullable().references('plan_clauses.id')
      table.integer('year').notNullable()
      table.string('content', 2000).notNullable()
      table.integer('written_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['clause_id', 'year'])
    })
  }

  async down() {
    for (const table of ['plan_progress', 'plan_milestones', 'plan_clauses', 'plan_targets', 'action_plans']) {
      this.schema.dropTable(table)
    }
  }
}

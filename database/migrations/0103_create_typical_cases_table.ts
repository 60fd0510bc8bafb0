import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('typical_cases', (table) => {
      table.increments('id')
      /** AL-2026-0001, from the first submission on. */
      table.string('number', 30).nullable().unique()
      table.integer('call_id').unsigned().notNullable().references('case_calls.id')
      table.integer('organization_id').unsigned().notNullable().references('organizations.id')
      /** Of the institution when it was begun: whose district sees and recommends it. */
      table.string('district_code', 6).notNullable()
      table.string('title', 60).notNullable()
      table.string('category', 30).nullable()
      /** CaseContent as typed so far (case_content.ts); the rounds handed in are frozen in `submissions`. */
      table.json('draft').notNullable()
      table.integer('round').notNullable().defaultTo(0)
      /** district, alliance; null: handed in directly */
      table.string('recommender', 20).nullable()
      /** 推荐排序 within the body, once for each call. */
      table.integer('recommended_rank').nullable()
      table.text('recommendation').nullable()
      table.integer('recommended_by_id').unsigned().nullable().references('users.id')
      /** `district/110108` or `alliance`, while it has a rank there: two cases of one body never share one. */
      table.string('recommending_body', 20).nullable()
      /** How much of its text stands in another case, in percent, when it was handed in last (alike_cases.ts). */
      table.integer('alike_percent').nullable()
      /** 取消资格 as proposed by a handler; the head of the division decides. */
      table.text('disqualify_reason').nullable()
      table.integer('disqualify_by_id').unsigned().nullable()
      /** Chosen on the national level, and by which document. */
      table.date('national_on').nullable()
      table.string('national_basis', 100).nullable()
      table.integer('handler_id').unsigned().nullable().references('users.id')
      /** As in typical_case_workflow.ts. */
      table.string('state', 30).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.dateTime('submitted_at').nullable()
      table.dateTime('decided_at').nullable()
      table.integer('created_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['call_id', 'state', 'id'])
      table.index(['state', 'submitted_at', 'id'])
      table.index(['organization_id', 'id'])
      table.index(['district_code', 'state', 'id'])
      table.index(['category', 'id'])
      table.unique(['call_id', 'recommending_body', 'recommended_rank'])
      table.index(['state', 'handler_id', 'id'])
      table.index(['disqualify_by_id', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('typical_cases')
  }
}

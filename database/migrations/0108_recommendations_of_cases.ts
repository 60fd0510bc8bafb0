import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('typical_cases', (table) => {
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
      table.unique(['call_id', 'recommending_body', 'recommended_rank'])
      table.index(['state', 'handler_id', 'id'])
      table.index(['disqualify_by_id', 'id'])
    })
  }

  async down() {
    this.schema.alterTable('typical_cases', (table) => {
      table.dropUnique(['call_id', 'recommending_body', 'recommended_rank'])
      table.dropIndex(['state', 'handler_id', 'id'])
      table.dropIndex(['disqualify_by_id', 'id'])
      table.dropColumns('recommending_body', 'alike_percent', 'disqualify_reason', 'disqualify_by_id')
      table.dropColumns('national_on', 'national_basis')
    })
  }
}

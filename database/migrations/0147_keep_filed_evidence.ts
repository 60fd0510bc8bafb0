import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('self_evidence', (table) => {
      /** Named in a submission: it keeps its number and stays, whatever is filed later. */
      table.boolean('is_filed').notNullable().defaultTo(false)
      /** Filed before, not part of what is filed next. */
      table.dateTime('removed_at').nullable()
    })
    this.schema.alterTable('point_evaluations', (table) => {
      table.index(['state', 'state_since', 'id'])
      table.index(['state', 'filed_at', 'id'])
    })
  }

  async down() {
    this.schema.alterTable('point_evaluations', (table) => {
      table.dropIndex(['state', 'filed_at', 'id'])
      table.dropIndex(['state', 'state_since', 'id'])
    })
    this.schema.alterTable('self_evidence', (table) => {
      table.dropColumn('is_filed')
      table.dropColumn('removed_at')
    })
  }
}

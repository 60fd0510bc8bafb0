import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** A case with a result, in the selection of its call. Where it stands by now says the case. */
    this.schema.createTable('case_candidates', (table) => {
      table.increments('id')
      table.integer('selection_id').unsigned().notNullable().references('case_selections.id')
      table.integer('case_id').unsigned().notNullable().unique().references('typical_cases.id')
      /** As in its result. */
      table.integer('rank').notNullable()
      /** By the rule, and as it is; the reason where they differ. */
      table.boolean('proposed').notNullable()
      table.boolean('shortlisted').notNullable()
      table.text('swap_reason').nullable()
      /** choose, leave_out */
      table.string('verdict', 12).nullable()
      table.text('verdict_reason').nullable()
      /** Its own: a case that moves up later has a notice of its own. */
      table.date('notice_from').nullable()
      table.date('notice_until').nullable()
      table.text('disqualified_because').nullable()
      /** On its certificate. */
      table.string('check_code', 26).nullable().unique()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['selection_id', 'rank', 'id'])
      table.index(['selection_id', 'shortlisted', 'rank', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('case_candidates')
  }
}

import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** What somebody has against a case on public notice; for the bureau only. */
    this.schema.createTable('case_objections', (table) => {
      table.increments('id')
      table.integer('candidate_id').unsigned().notNullable().references('case_candidates.id')
      table.string('name', 30).notNullable()
      /** E-mail: the reply goes there, in this language. */
      table.string('contact', 120).notNullable()
      table.string('locale', 10).notNullable()
      table.text('reason').notNullable()
      /** open, dismissed, upheld */
      table.string('state', 20).notNullable()
      /** What the division found out. */
      table.text('finding').nullable()
      table.text('reply').nullable()
      table.dateTime('closed_at').nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['candidate_id', 'state'])
      table.index(['state', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('case_objections')
  }
}

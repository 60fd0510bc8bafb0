import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** Who is not written to any more. */
    this.schema.createTable('survey_suppressions', (table) => {
      table.increments('id')
      table.string('email', 190).notNullable()
      /** opted_out, hard_bounce, complaint */
      table.string('reason', 20).notNullable()
      /** letter (the link in it), smtp, report (a returned letter) */
      table.string('source', 20).notNullable()
      table.dateTime('created_at').notNullable()
      table.unique(['email', 'reason'])
      table.index(['reason', 'id'])
    })
    /** What mail servers wrote back, each once. */
    this.schema.createTable('survey_bounces', (table) => {
      table.increments('id')
      table.string('fingerprint', 64).notNullable().unique()
      /** soft, hard, complaint */
      table.string('kind', 20).notNullable()
      table.string('email', 190).notNullable()
      /** 5.1.1 */
      table.string('status', 20).nullable()
      table.string('diagnostic', 500).nullable()
      table.integer('invitation_id').unsigned().nullable().references('survey_invitations.id').onDelete('SET NULL')
      table.dateTime('created_at').notNullable()
      table.index(['kind', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('survey_bounces')
    this.schema.dropTable('survey_suppressions')
  }
}

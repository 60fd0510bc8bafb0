import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('report_opinions', (table) => {
      table.increments('id')
      table.integer('report_id').unsigned().notNullable().references('work_reports.id').onDelete('CASCADE')
      table.integer('round').notNullable()
      /** The text that was sent. */
      table.integer('building_id').unsigned().notNullable().references('report_buildings.id').onDelete('CASCADE')
      table.string('content_hash', 64).notNullable()
      /** One of them: the reviewers of a district, or the people of a point. */
      table.string('district_code', 6).nullable()
      table.integer('organization_id').unsigned().nullable().references('organizations.id')
      /** `district/110108`, `organization/12`: asked once in a round. */
      table.string('party', 40).notNullable()
      table.string('name', 120).notNullable()
      table.date('due_on').notNullable()
      table.text('opinion').nullable()
      table.string('given_by', 60).nullable()
      table.dateTime('given_at').nullable()
      /** adopted, partly, declined */
      table.string('answer', 20).nullable()
      table.text('reason').nullable()
      table.string('answered_by', 60).nullable()
      table.dateTime('answered_at').nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['report_id', 'round', 'party'])
      table.index(['district_code', 'due_on', 'id'])
      table.index(['organization_id', 'due_on', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('report_opinions')
  }
}

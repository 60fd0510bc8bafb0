import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('point_applications', (table) => {
      table.increments('id')
      table.string('number', 20).notNullable().unique()
      table.integer('batch_id').unsigned().notNullable().references('point_batches.id')
      table.integer('organization_id').unsigned().notNullable().references('organizations.id')
      table.string('state', 30).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      /** Submission round: 0 before the first. */
      table.integer('round').notNullable().defaultTo(0)
      /** What has been typed so far, valid or not. */
      table.json('draft').notNullable()
      table.string('org_name', 100).notNullable()
      table.string('district_code', 6).notNullable()
      table.string('host_type', 40).notNullable()
      table.integer('handler_id').unsigned().nullable().references('users.id')
      /** The panel's result in hundredths of a point. */
      table.integer('score').nullable()
      table.dateTime('submitted_at').nullable()
      table.dateTime('decided_at').nullable()
      table.date('notice_from').nullable()
      /** Last day of the public notice. */
      table.date('notice_until').nullable()
      table.integer('created_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['batch_id', 'organization_id'])
      table.index(['state', 'submitted_at', 'id'])
      table.index(['district_code', 'state', 'id'])
      table.index(['organization_id', 'id'])
      table.index(['submitted_at', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('point_applications')
  }
}

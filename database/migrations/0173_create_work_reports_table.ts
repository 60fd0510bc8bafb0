import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('work_reports', (table) => {
      table.increments('id')
      table.integer('year').notNullable().unique()
      table.string('title', 200).notNullable()
      /** As in work_report_workflow.ts. */
      table.string('state', 30).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      /** The data is as it stood then; SHA-256 over what all chapters gathered. */
      table.dateTime('frozen_at').nullable()
      table.string('snapshot_hash', 64).nullable()
      /** What differs from the snapshot before, as canonical JSON, and why it was taken anew. */
      table.text('change_list', 'longtext').nullable()
      table.text('refreeze_reason').nullable()
      /** 文号, 成文日期 */
      table.string('doc_number', 60).nullable()
      table.date('issued_on').nullable()
      table.dateTime('published_at').nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['state', 'state_since', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('work_reports')
  }
}

import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('revocations', (table) => {
      table.increments('id')
      table.integer('designation_id').unsigned().notNullable().references('designations.id')
      table.integer('organization_id').unsigned().notNullable().references('organizations.id')
      /** Of the title, for scopes, lists and the public notice. */
      table.string('name', 100).notNullable()
      table.string('district_code', 6).notNullable()
      table.string('host_type', 30).notNullable()
      table.string('cause', 30).notNullable()
      /** One sentence, which the public reads too. */
      table.string('grounds', 100).notNullable()
      table.string('facts', 2000).notNullable()
      /** The order that was not fulfilled, when it began with one. */
      table.integer('rectification_id').unsigned().nullable().references('rectifications.id')
      /** 撤销事先告知书: number, who signed it, day. Before it the institution knows of nothing. */
      table.string('warning_number', 60).nullable().unique()
      table.string('signature', 130).nullable()
      table.date('warned_on').nullable()
      /** 陈述申辩 as it is being written; how it ended: stated, waived or none. */
      table.text('statement').nullable()
      table.string('hearing', 10).nullable()
      table.string('finding', 2000).nullable()
      table.string('minutes_number', 60).nullable()
      table.date('notice_from').nullable()
      table.date('notice_until').nullable()
      table.string('doc_number', 60).nullable()
      table.date('effective_on').nullable()
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.integer('created_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['designation_id', 'id'])
      table.index(['organization_id', 'state_since', 'id'])
      table.index(['district_code', 'state_since', 'id'])
      table.index(['state', 'state_since', 'id'])
      table.index(['state', 'notice_from'])
      table.index(['state_since', 'id'])
      table.index(['name', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('revocations')
  }
}

import { BaseSchema } from '@adonisjs/lucid/schema'

/** 续期: an application for another term of a title, in a standing batch of its year that no call has opened. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('point_batches', (table) => {
      /** call, renewal */
      table.string('kind', 10).notNullable().defaultTo('call')
      table.index(['kind', 'state'])
    })
    this.schema.alterTable('point_applications', (table) => {
      /** The title that it is to renew. Without a constraint: SQLite would write the whole table anew for one. */
      table.integer('renews_id').unsigned().nullable()
      /** The batch again, where it is a call: of those an institution has one application, of renewals one a title. */
      table.integer('call_id').nullable()
      table.index(['renews_id', 'id'])
      table.index(['batch_id', 'id'])
      table.unique(['call_id', 'organization_id'])
    })
    this.defer(async (db) => void (await db.from('point_applications').update({ call_id: db.raw('batch_id') })))
    this.schema.alterTable('point_applications', (table) => {
      table.dropUnique(['batch_id', 'organization_id'])
    })
    this.schema.alterTable('designations', (table) => {
      /** First day of the present term and the 文号 it rests on, once it is not the first one. */
      table.date('renewed_from').nullable()
      table.string('renewal_doc_number', 60).nullable()
    })
  }

  async down() {
    this.schema.alterTable('point_applications', (table) => {
      table.unique(['batch_id', 'organization_id'])
      table.dropUnique(['call_id', 'organization_id'])
      table.dropIndex(['renews_id', 'id'])
      table.dropIndex(['batch_id', 'id'])
    })
    this.schema.alterTable('point_batches', (table) => {
      table.dropIndex(['kind', 'state'])
    })
    /** In plain SQL: Knex would write the whole table anew on SQLite, which those that refer to it forbid. */
    for (const [table, column] of ADDED) this.schema.raw(`alter table ${table} drop column ${column}`)
  }
}

const ADDED = [
  ['designations', 'renewed_from'],
  ['designations', 'renewal_doc_number'],
  ['point_applications', 'renews_id'],
  ['point_applications', 'call_id'],
  ['point_batches', 'kind'],
]

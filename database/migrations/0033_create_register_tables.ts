import { BaseSchema } from '@adonisjs/lucid/schema'

/** A designation has one certificate after the other, and a history; its code goes over to its first certificate. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('certificates', (table) => {
      table.increments('id')
      table.integer('designation_id').unsigned().notNullable().references('designations.id')
      /** 128 random bits, printed as the QR code. */
      table.string('code', 32).notNullable().unique()
      /** The facts that stand on it, frozen. */
      table.json('printed').notNullable()
      table.date('issued_on').notNullable()
      table.dateTime('replaced_at').nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['designation_id', 'id'])
    })
    this.schema.createTable('register_entries', (table) => {
      table.increments('id')
      table.integer('designation_id').unsigned().notNullable().references('designations.id')
      /** recognize, renew, change, rectify … (register_entry.ts) */
      table.string('kind', 40).notNullable()
      table.string('unit_name', 100).notNullable()
      table.string('before', 1000).nullable()
      table.string('after', 1000).nullable()
      /** 依据 */
      table.string('basis', 1000).nullable()
      table.string('doc_number', 60).nullable()
      table.date('effective_on').notNullable()
      table.integer('by_id').unsigned().nullable().references('users.id')
      /** With the name of whom the person stood in for. */
      table.string('signature', 130).notNullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['designation_id', 'id'])
      table.index(['kind', 'effective_on', 'id'])
      table.index(['effective_on', 'id'])
    })
    this.schema.createTable('yearly_grades', (table) => {
      table.increments('id')
      table.integer('designation_id').unsigned().notNullable().references('designations.id')
      table.integer('year').notNullable()
      /** excellent, good, qualified, unqualified */
      table.string('grade', 20).notNullable()
      table.string('doc_number', 60).nullable()
      table.string('note', 500).nullable()
      table.integer('noted_by_id').unsigned().nullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['designation_id', 'year'])
    })
    this.defer(async (db) => {
      for (const row of await db.from('designations')) {
        await db.table('certificates').insert({
          designation_id: row.id,
          code: row.verify_code,
          printed: JSON.stringify({
            name: row.name,
            number: row.number,
            docNumber: row.doc_number,
            districtCode: row.district_code,
            designationType: row.designation_type,
            recognizedOn: dayOf(row.recognized_on),
            validUntil: dayOf(row.valid_until),
          }),
          issued_on: dayOf(row.recognized_on),
          created_at: row.created_at,
          updated_at: row.updated_at,
        })
      }
    })
    this.schema.alterTable('designations', (table) => {
      table.dropUnique(['verify_code'])
      table.dropColumn('verify_code')
    })
  }

  async down() {
    this.schema.alterTable('designations', (table) => {
      table.string('verify_code', 32).nullable().unique()
    })
    this.schema.dropTable('yearly_grades')
    this.schema.dropTable('register_entries')
    this.schema.dropTable('certificates')
  }
}

/** MySQL hands days over as midnight in UTC. */
function dayOf(value: string | Date) {
  return (typeof value === 'string' ? value : value.toISOString()).slice(0, 10)
}

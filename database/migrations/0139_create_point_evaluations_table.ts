import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** 参评网点: one point in one cycle. */
    this.schema.createTable('point_evaluations', (table) => {
      table.increments('id')
      table.integer('cycle_id').unsigned().notNullable().references('evaluation_cycles.id')
      table.integer('designation_id').unsigned().notNullable().references('designations.id')
      table.integer('organization_id').unsigned().notNullable().references('organizations.id')
      /** 评估编号, PG2025-001 */
      table.string('number', 20).notNullable().unique()
      /** As the register said when the cycle was opened. */
      table.string('name', 120).notNullable()
      table.string('district_code', 6).notNullable()
      table.string('host_type', 40).notNullable()
      /** Of the indicator version. */
      table.string('variant', 40).notNullable()
      /** rated, no_grade (参评不定等), reference (国家评估结果为参考) */
      table.string('part', 20).notNullable()
      table.string('part_reason', 300).nullable()
      /** Of what was filed last. */
      table.string('content_hash', 64).nullable()
      table.dateTime('filed_at').nullable()
      /** Not filed, or not completed, in time: judged as filed. */
      table.boolean('is_late').notNullable().defaultTo(false)
      table.date('grace_until').nullable()
      table.string('reopen_reason', 300).nullable()
      /** Of the outcome in force; hundredths. */
      table.integer('final').nullable()
      table.string('grade', 20).nullable()
      table.integer('rank').nullable()
      /** self_open, submitted, supplement, checked, scoring, calibrated, public_notice, appealed, revised, final, left */
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['cycle_id', 'designation_id'])
      table.index(['cycle_id', 'state', 'id'])
      table.index(['cycle_id', 'district_code', 'id'])
      table.index(['cycle_id', 'host_type', 'id'])
      table.index(['cycle_id', 'final', 'id'])
      table.index(['organization_id', 'id'])
      table.index(['designation_id', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('point_evaluations')
  }
}

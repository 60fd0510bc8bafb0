import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('report_buildings', (table) => {
      table.increments('id')
      table.integer('report_id').unsigned().notNullable().references('work_reports.id').onDelete('CASCADE')
      table.integer('number').notNullable()
      /** 1 while it is building: one at a time for a report. */
      table.boolean('live').nullable()
      /** As in report_building_workflow.ts. */
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      /** Which try is at work; what an older one makes is nobody's. */
      table.integer('run').notNullable().defaultTo(1)
      /** freeze, refreeze: what it gathers becomes the data of the report when it is built. */
      table.string('freezing', 20).nullable()
      table.text('reason').nullable()
      /** SHA-256 over what was gathered; over that, the texts and all files. */
      table.string('snapshot_hash', 64).nullable()
      table.string('checksum', 64).nullable()
      /** Why it must not be as it is, as canonical JSON. */
      table.text('faults', 'longtext').nullable()
      /** Nobody: it was due by the calendar. */
      table.integer('ordered_by_id').unsigned().nullable().references('users.id')
      table.dateTime('built_at').nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['report_id', 'number'])
      table.unique(['report_id', 'live'])
    })
    this.schema.createTable('building_chapters', (table) => {
      table.increments('id')
      table.integer('building_id').unsigned().notNullable().references('report_buildings.id').onDelete('CASCADE')
      table.string('key', 40).notNullable()
      table.integer('position').notNullable()
      /** waiting, running, done, failed; and which step is at work. */
      table.string('stage', 20).notNullable().defaultTo('waiting')
      table.string('step', 20).nullable()
      table.dateTime('began_at').nullable()
      table.dateTime('ended_at').nullable()
      table.string('fault', 500).nullable()
      /** What was gathered and what was written from it, as canonical JSON. */
      table.text('gathered', 'longtext').nullable()
      table.text('blocks', 'longtext').nullable()
      table.unique(['building_id', 'key'])
    })
  }

  async down() {
    this.schema.dropTable('building_chapters')
    this.schema.dropTable('report_buildings')
  }
}

import { BaseSchema } from '@adonisjs/lucid/schema'

/** What the conference decided about a measure on its agenda. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('improvement_agenda', (table) => {
      /** taken, changed, dropped; null until the conference was held and it is written down. */
      table.string('decision', 20).nullable()
      table.string('opinion', 500).nullable()
      table.integer('decided_by_id').unsigned().nullable()
      table.dateTime('decided_at').nullable()
    })
  }

  async down() {
    this.schema.alterTable('improvement_agenda', (table) => {
      table.dropColumns('decision', 'opinion', 'decided_by_id', 'decided_at')
    })
  }
}

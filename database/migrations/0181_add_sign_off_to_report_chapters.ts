import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('report_chapters', (table) => {
      /** What its owner stands by: SHA-256 over its texts and its data. */
      table.string('signed_hash', 64).nullable()
      table.string('signed_by', 60).nullable()
      table.dateTime('signed_at').nullable()
    })
  }

  async down() {
    this.schema.alterTable('report_chapters', (table) => {
      table.dropColumns('signed_hash', 'signed_by', 'signed_at')
    })
  }
}

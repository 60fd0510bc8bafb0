import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('report_opinions', (table) => {
      /** Those who are asked were told that the last day is near. */
      table.date('reminded_on').nullable()
    })
  }

  async down() {
    this.schema.alterTable('report_opinions', (table) => table.dropColumn('reminded_on'))
  }
}

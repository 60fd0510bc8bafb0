import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('improvement_measures', (table) => {
      /** Why it was raised although no rule found it; then `rule` is by_hand, and `source_path` may be empty. */
      table.string('raised_because', 200).nullable()
    })
  }

  async down() {
    this.schema.alterTable('improvement_measures', (table) => table.dropColumn('raised_because'))
  }
}

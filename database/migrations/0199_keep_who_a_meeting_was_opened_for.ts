import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('alliance_meetings', (table) => {
      /** Ids of the members that sat in the organ when it was opened: what is decided in it changes the organ. */
      table.json('roll').nullable()
    })
  }

  async down() {
    this.schema.alterTable('alliance_meetings', (table) => table.dropColumn('roll'))
  }
}

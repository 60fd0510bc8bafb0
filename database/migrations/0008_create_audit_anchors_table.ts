import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('audit_anchors', (table) => {
      table.increments('id')
      table.string('day', 10).notNullable().unique()
      /** One line for each chain that grew that day: type, id, length, hash. */
      table.text('heads', 'longtext').notNullable()
      table.string('prev_hash', 64).notNullable()
      table.string('hash', 64).notNullable()
      table.dateTime('created_at').notNullable()
    })
  }

  async down() {
    this.schema.dropTable('audit_anchors')
  }
}

import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('inbox_mails', (table) => {
      table.increments('id')
      table.string('message_id', 120).notNullable().unique()
      table.string('recipient', 190).notNullable().index()
      table.string('subject', 255).notNullable()
      table.text('html', 'mediumtext').nullable()
      table.text('text', 'mediumtext').nullable()
      /** Names of what was attached, one a line. */
      table.text('papers').nullable()
      table.dateTime('created_at').notNullable()
    })
  }

  async down() {
    this.schema.dropTable('inbox_mails')
  }
}

import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** Lists of very many rows that a person ordered as a file: a job writes it. */
    this.schema.createTable('export_files', (table) => {
      table.increments('id')
      table.integer('by_id').unsigned().notNullable().references('users.id')
      table.string('title', 255).notNullable()
      /** As the same export is recorded that is taken out at once. */
      table.string('action', 80).notNullable()
      /** Where the workbook stands, with everything that was chosen. */
      table.text('address').notNullable()
      /** xlsx, csv */
      table.string('format', 10).notNullable()
      table.string('locale', 10).notNullable()
      table.string('state', 20).notNullable()
      table.integer('version').notNullable()
      table.dateTime('state_since').notNullable()
      /** Rows; null while nobody has counted them. */
      table.integer('total').nullable()
      table.integer('done').notNullable().defaultTo(0)
      /** Counts who began to write it; who has an older number stops. */
      table.integer('run').notNullable().defaultTo(0)
      /** Of the person, as of the sessions, when the run began: it is another one when rights have changed since. */
      table.integer('epoch').nullable()
      table.integer('failures').notNullable().defaultTo(0)
      /** Of who writes it: the last sign of life. */
      table.dateTime('alive_at').nullable()
      table.string('refusal', 40).nullable()
      table.string('file_key', 100).nullable()
      table.bigInteger('size').nullable()
      table.string('sha_256', 64).nullable()
      table.integer('downloads').notNullable().defaultTo(0)
      table.dateTime('expires_at').nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['by_id', 'id'])
      table.index(['state', 'expires_at'])
    })
  }

  async down() {
    this.schema.dropTable('export_files')
  }
}

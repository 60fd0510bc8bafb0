import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** A score sheet or a self-assessment that was filled in off line and sent back, compared cell by cell. */
    this.schema.createTable('score_uploads', (table) => {
      table.increments('id')
      /** score_sheet, self_assessment */
      table.string('kind', 20).notNullable()
      /** The seat or the point that it was sent from. */
      table.integer('subject_id').unsigned().notNullable()
      table.integer('by_id').unsigned().notNullable().references('users.id')
      table.string('file_name', 255).notNullable()
      table.string('file_hash', 64).notNullable()
      /** Every cell that differs, as it was found; what was taken over. */
      table.json('comparison').notNullable()
      table.json('accepted').nullable()
      /** compared, imported, discarded */
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['by_id', 'id'])
      table.index(['kind', 'subject_id', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('score_uploads')
  }
}

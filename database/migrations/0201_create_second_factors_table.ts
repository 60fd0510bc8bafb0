import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('second_factors', (table) => {
      table.increments('id')
      table.integer('user_id').unsigned().notNullable().unique().references('users.id').onDelete('CASCADE')
      /** In force; sealed with the application key. */
      table.string('secret', 500).nullable()
      table.dateTime('turned_on_at').nullable()
      /** The half minute since 1970 whose code was used last: no code of it or of an earlier one is taken again. */
      table.integer('last_step').unsigned().nullable()
      /** Shown, and waiting for its first code. */
      table.string('offered_secret', 500).nullable()
      table.dateTime('offered_at').nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
    })
    this.schema.createTable('recovery_codes', (table) => {
      table.increments('id')
      table.integer('user_id').unsigned().notNullable().references('users.id').onDelete('CASCADE')
      table.string('hash', 64).notNullable()
      table.dateTime('used_at').nullable()
      table.dateTime('created_at').notNullable()
      table.unique(['user_id', 'hash'])
    })
  }

  async down() {
    this.schema.dropTable('recovery_codes')
    this.schema.dropTable('second_factors')
  }
}

import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** 合议记录: scores that lay too far apart are talked about. */
    this.schema.createTable('case_discussions', (table) => {
      table.increments('id')
      table.integer('round_id').unsigned().notNullable().references('case_rounds.id')
      table.integer('blind_id').unsigned().notNullable().unique().references('case_blinds.id')
      /** When the discussion began; hundredths. */
      table.integer('gap').notNullable()
      table.text('note').nullable()
      table.integer('recorded_by_id').unsigned().nullable().references('users.id')
      table.dateTime('recorded_at').nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['round_id', 'recorded_at'])
    })
  }

  async down() {
    this.schema.dropTable('case_discussions')
  }
}

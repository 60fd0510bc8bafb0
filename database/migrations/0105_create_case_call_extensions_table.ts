import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** 延长征集: each with its reason, which is published. */
    this.schema.createTable('case_call_extensions', (table) => {
      table.increments('id')
      table.integer('call_id').unsigned().notNullable().references('case_calls.id')
      table.date('closes_before').notNullable()
      table.date('closes_on').notNullable()
      table.string('reason', 300).notNullable()
      table.integer('extended_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.index(['call_id', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('case_call_extensions')
  }
}

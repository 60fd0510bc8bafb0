import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('users', (table) => {
      table.increments('id')
      table.string('email', 190).notNullable().unique()
      table.string('password', 255).notNullable()
      table.string('name', 60).notNullable()
      table.string('title', 60).nullable()
      table.string('phone', 20).nullable()
      table.json('roles').notNullable()
      table.integer('organization_id').unsigned().nullable().references('organizations.id')
      /** The district a district reviewer acts for. */
      table.string('district_code', 6).nullable().index()
      /** Where an expert is employed, for recusal. */
      table.string('employer', 100).nullable()
      table.string('locale', 10).notNullable().defaultTo('zh-CN')
      table.boolean('is_active').notNullable().defaultTo(true)
      /** Raised whenever all sessions of this person must end. */
      table.integer('session_epoch').notNullable().defaultTo(0)
      table.dateTime('last_sign_in_at').nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
    })
  }

  async down() {
    this.schema.dropTable('users')
  }
}

import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** 个人信息权利请求: what somebody asks about the own data. */
    this.schema.createTable('personal_requests', (table) => {
      table.increments('id')
      table.string('number', 30).notNullable().unique()
      /** access, copy, correct, delete */
      table.string('kind', 20).notNullable()
      /** The account it is about; without one, how the person can be found in the records. */
      table.integer('user_id').unsigned().nullable().references('users.id')
      table.string('person_name', 60).notNullable()
      table.string('mobile', 20).nullable()
      table.string('email', 190).nullable()
      /** account, counter, letter, telephone, email */
      table.string('channel', 20).notNullable()
      /** How the official made sure who asks. */
      table.string('identity_check', 200).nullable()
      table.string('wish', 1000).notNullable()
      table.string('reply', 1000).nullable()
      /** What was erased and what had to stay, by kind of rows: [{ source, erased, kept }]. */
      table.json('outcome').nullable()
      table.integer('recorded_by_id').unsigned().notNullable().references('users.id')
      table.integer('decided_by_id').unsigned().nullable().references('users.id')
      table.date('received_on').notNullable()
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['state', 'received_on', 'id'])
      table.index(['received_on', 'id'])
      table.index(['user_id', 'id'])
    })
    /** Everything about one person as an archive, kept shortly. */
    this.schema.createTable('person_exports', (table) => {
      table.increments('id')
      /** Whose: an account, or the person of a request. */
      table.integer('user_id').unsigned().nullable().references('users.id')
      table.integer('request_id').unsigned().nullable().references('personal_requests.id')
      table.integer('by_id').unsigned().notNullable().references('users.id')
      table.string('locale', 10).notNullable()
      table.string('file_key', 100).nullable()
      table.string('sha_256', 64).nullable()
      table.bigInteger('size').nullable()
      table.integer('downloads').notNullable().defaultTo(0)
      table.dateTime('expires_at').nullable()
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['user_id', 'id'])
      table.index(['request_id', 'id'])
      table.index(['state', 'expires_at'])
    })
  }

  async down() {
    this.schema.dropTable('person_exports')
    this.schema.dropTable('personal_requests')
  }
}

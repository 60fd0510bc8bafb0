import { BaseSchema } from '@adonisjs/lucid/schema'
import { record } from '#app/audit/record'
import { allowRows, refuseRows, sqlJson, type Trx } from '#app/core/dialect'
import { system } from '#app/users/actor'

const RULE = 'users_separate_duties'

export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      /** Whoever was administrator beside another office stays administrator alone; the old sessions end. */
      const mixed = await db.from('users').where('roles', 'like', '%"administrator"%').where('roles', 'like', '%,%')
      for (const { id, roles: before, session_epoch: epoch } of mixed) {
        const roles = ['administrator']
        await db
          .from('users')
          .where({ id })
          .update({ roles: JSON.stringify(roles), session_epoch: epoch + 1 })
        const subject = { type: 'user', id }
        const details = { before: sqlJson(before), roles }
        await record(db as Trx, { action: 'user.roles_changed', subject, by: system('user:create'), details })
      }
      /** One of the three offices stands alone: a list without a comma. */
      const rule = (row: string) => `${row}roles not like '%administrator"%' or ${row}roles not like '%,%'`
      await refuseRows(db, 'users', RULE, rule)
    })
    this.schema.createTable('role_grants', (table) => {
      table.increments('id')
      table.integer('user_id').unsigned().notNullable().references('users.id')
      /** Begins an account, gives roles, or lets somebody in again. */
      table.string('kind', 20).notNullable()
      /** What is given, and what the person had when it was proposed. */
      table.json('roles').notNullable()
      table.json('roles_before').notNullable()
      table.string('district_code', 6).nullable()
      table.string('reason', 200).notNullable()
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      /** The person, while the proposal is open: of one person only one is. */
      table.integer('open_user_id').unsigned().nullable().unique().references('users.id')
      /** Last day on which it can be confirmed. */
      table.date('expires_on').notNullable()
      table.integer('proposed_by_id').unsigned().notNullable().references('users.id')
      table.integer('decided_by_id').unsigned().nullable().references('users.id')
      table.dateTime('decided_at').nullable()
      table.string('opinion', 500).nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['state', 'expires_on'])
    })
  }

  async down() {
    this.schema.dropTable('role_grants')
    this.defer(async (db) => void (await allowRows(db, 'users', RULE)))
  }
}

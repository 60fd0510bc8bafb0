import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('alliance_members', (table) => {
      table.increments('id')
      /** 成员编号, given with the admission. */
      table.string('number', 20).nullable().unique()
      table.integer('organization_id').unsigned().notNullable().references('organizations.id')
      /** Of the institution, for lists and what is printed. */
      table.string('name', 100).notNullable()
      table.string('district_code', 6).notNullable()
      /** chair_unit, vice_chair_unit, council_unit, member_unit; council seats are held for a term. */
      table.string('member_class', 20).notNullable()
      table.date('term_from').nullable()
      table.date('term_until').nullable()
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.integer('round').notNullable().defaultTo(1)
      /** 入盟申请表 as it was filled in, by the form. */
      table.json('application').notNullable()
      /** What the member says of itself: service fields, contact, public text, website, wishes for letters. */
      table.json('profile').notNullable()
      /** Groups that the secretariat puts a member into, e.g. 京津冀协同. */
      table.json('tags').notNullable()
      table.integer('representative_id').unsigned().nullable().references('users.id')
      table.string('pledge_version', 20).nullable()
      table.date('pledge_signed_on').nullable()
      table.date('joined_on').nullable()
      table.date('left_on').nullable()
      /** 提醒: told that a year without duties ends the membership. */
      table.date('reminded_on').nullable()
      table.date('suspended_until').nullable()
      /** 退盟 as the member asked for it; the certificate comes back before it ends. */
      table.date('withdrawal_asked_on').nullable()
      table.integer('checked_year').nullable()
      table.string('check_result', 20).nullable()
      table.integer('created_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['organization_id', 'id'])
      table.index(['state', 'id'])
      table.index(['state_since', 'id'])
      table.index(['joined_on', 'id'])
      table.index(['name', 'id'])
      table.index(['district_code', 'id'])
      table.index(['member_class', 'id'])
    })
    /** Who spoke for a member from when to when; `until_on` is the last day, null while in office. */
    this.schema.createTable('alliance_representatives', (table) => {
      table.increments('id')
      table.integer('member_id').unsigned().notNullable().references('alliance_members.id')
      table.integer('user_id').unsigned().notNullable().references('users.id')
      table.date('from_on').notNullable()
      table.date('until_on').nullable()
      table.index(['member_id', 'from_on'])
      table.index(['user_id', 'until_on'])
    })
    /** 成员类别 over time, each with what gave it. */
    this.schema.createTable('alliance_classes', (table) => {
      table.increments('id')
      table.integer('member_id').unsigned().notNullable().references('alliance_members.id')
      table.string('member_class', 20).notNullable()
      table.date('from_on').notNullable()
      table.date('until_on').nullable()
      table.string('basis', 100).notNullable()
      table.index(['member_id', 'from_on'])
    })
  }

  async down() {
    this.schema.dropTable('alliance_classes')
    this.schema.dropTable('alliance_representatives')
    this.schema.dropTable('alliance_members')
  }
}

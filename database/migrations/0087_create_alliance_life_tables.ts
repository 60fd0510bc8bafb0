import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** 证书: what was printed does not change; another one replaces it. */
    this.schema.createTable('alliance_certificates', (table) => {
      table.increments('id')
      table.integer('member_id').unsigned().notNullable().references('alliance_members.id')
      table.string('code', 26).notNullable().unique()
      table.json('printed').notNullable()
      table.date('issued_on').notNullable()
      table.dateTime('replaced_at').nullable()
      /** 交回 */
      table.date('returned_on').nullable()
      table.index(['member_id', 'id'])
    })
    /** 代表变更: the new one is proposed, the old one confirms. */
    this.schema.createTable('alliance_handovers', (table) => {
      table.increments('id')
      table.integer('member_id').unsigned().notNullable().references('alliance_members.id')
      table.integer('from_user_id').unsigned().nullable().references('users.id')
      table.integer('to_user_id').unsigned().notNullable().references('users.id')
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.integer('created_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['member_id', 'id'])
      table.index(['state', 'from_user_id'])
    })
    /** What was noted by hand: duties done (activity, data, case) and breaches of the pledge. */
    this.schema.createTable('alliance_entries', (table) => {
      table.increments('id')
      table.integer('member_id').unsigned().notNullable().references('alliance_members.id')
      table.string('kind', 20).notNullable()
      table.date('happened_on').notNullable()
      table.string('title', 150).notNullable()
      table.string('text', 1000).nullable()
      /** kept, struck */
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.integer('created_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['member_id', 'state', 'happened_on'])
    })
    /** 成员资格复核 and 除名: from what opened it to what became of it. */
    this.schema.createTable('alliance_proceedings', (table) => {
      table.increments('id')
      table.integer('member_id').unsigned().notNullable().references('alliance_members.id')
      table.string('name', 100).notNullable()
      table.string('cause', 20).notNullable()
      table.string('grounds', 2000).notNullable()
      /** The title whose revocation opened it. */
      table.integer('designation_id').unsigned().nullable().references('designations.id')
      /** 告知: the member was asked to state its case; before it the member knows of nothing. */
      table.boolean('warned').notNullable()
      table.text('statement').nullable()
      /** stated, waived, none */
      table.string('hearing', 10).nullable()
      /** kept, expelled, left */
      table.string('outcome', 20).nullable()
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.integer('created_by_id').unsigned().nullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['member_id', 'designation_id'])
      table.index(['state', 'state_since', 'id'])
    })
    /** 成员年度情况表 */
    this.schema.createTable('alliance_checks', (table) => {
      table.increments('id')
      table.integer('member_id').unsigned().notNullable().references('alliance_members.id')
      table.integer('year').notNullable()
      table.string('name', 100).notNullable()
      /** What the system knew when it was opened, or last drawn anew. */
      table.json('facts').notNullable()
      /** What the member added. */
      table.json('additions').notNullable()
      table.date('due_on').notNullable()
      table.date('confirmed_on').nullable()
      table.string('opinion', 500).nullable()
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['member_id', 'year'])
      table.index(['year', 'state', 'id'])
      table.index(['state', 'due_on'])
    })
    /** 机构任职: who holds which post in which organ. */
    this.schema.createTable('alliance_seats', (table) => {
      table.increments('id')
      table.string('organ', 20).notNullable()
      table.string('person', 60).notNullable()
      table.string('unit', 100).notNullable()
      table.string('post', 60).notNullable()
      table.integer('member_id').unsigned().nullable().references('alliance_members.id')
      table.date('from_on').notNullable()
      table.date('until_on').nullable()
      table.string('basis', 100).notNullable()
      /** held, ended */
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.integer('created_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['organ', 'state', 'from_on'])
    })
  }

  async down() {
    for (const name of ['seats', 'checks', 'proceedings', 'entries', 'handovers', 'certificates'])
      this.schema.dropTable(`alliance_${name}`)
  }
}

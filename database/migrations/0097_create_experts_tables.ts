import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('experts', (table) => {
      table.increments('id')
      /** Name, mailbox and telephone are the person's. */
      table.integer('user_id').unsigned().notNullable().unique().references('users.id')
      /** 职称 */
      table.string('title', 60).nullable()
      /** Of the employer now; the columns lists filter and sort by. */
      table.string('employer', 100).notNullable()
      table.string('employer_kind', 30).notNullable()
      table.string('district_code', 6).nullable()
      table.integer('most_at_once').notNullable()
      table.integer('most_per_year').notNullable()
      table.string('pause_reason', 300).nullable()
      /** active, paused */
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      /** The last time the expert said that the profile and the relations are right. */
      table.dateTime('declared_at').nullable()
      table.integer('created_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['state', 'id'])
      table.index(['employer_kind', 'id'])
      table.index(['district_code', 'id'])
      table.index(['employer', 'id'])
    })
    this.schema.createTable('expert_fields', (table) => {
      table.integer('expert_id').unsigned().notNullable().references('experts.id')
      table.string('field', 30).notNullable()
      table.primary(['expert_id', 'field'])
      table.index(['field', 'expert_id'])
    })
    /** 任职: now and earlier; keys as in party_keys.ts. */
    this.schema.createTable('expert_employments', (table) => {
      table.increments('id')
      table.integer('expert_id').unsigned().notNullable().references('experts.id')
      table.string('name', 100).notNullable()
      table.string('name_key', 32).notNullable()
      table.string('uscc', 18).nullable()
      table.string('uscc_root', 9).nullable()
      table.date('from_on').nullable()
      /** The last day there; null goes on. */
      table.date('until_on').nullable()
      table.index(['expert_id', 'until_on'])
      table.index(['name_key', 'expert_id'])
      table.index(['uscc_root', 'expert_id'])
    })
    /** 利害关系申报: relatives, shares, advice, as the expert declares them. */
    this.schema.createTable('expert_relations', (table) => {
      table.increments('id')
      table.integer('expert_id').unsigned().notNullable().references('experts.id')
      /** relative, shares, adviser, teacher, other */
      table.string('kind', 20).notNullable()
      table.string('name', 100).notNullable()
      table.string('name_key', 32).notNullable()
      table.string('uscc', 18).nullable()
      table.string('uscc_root', 9).nullable()
      table.index(['expert_id'])
      table.index(['name_key', 'expert_id'])
      table.index(['uscc_root', 'expert_id'])
    })
  }

  async down() {
    this.schema.dropTable('expert_relations')
    this.schema.dropTable('expert_employments')
    this.schema.dropTable('expert_fields')
    this.schema.dropTable('experts')
  }
}

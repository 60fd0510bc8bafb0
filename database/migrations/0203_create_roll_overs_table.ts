import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** 年度滚动: what a year begins with, made ready from the year before. */
    this.schema.createTable('roll_overs', (table) => {
      table.increments('id')
      /** The year that is made ready. */
      table.integer('year').notNullable().unique()
      /** preparing, running, concluded */
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.integer('begun_by_id').unsigned().notNullable().references('users.id')
      /** Of the newest run. */
      table.integer('ordered_by_id').unsigned().nullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['state', 'id'])
    })
    /** One thing that the year begins with, and what became of it. */
    this.schema.createTable('roll_over_items', (table) => {
      table.increments('id')
      table.integer('roll_over_id').unsigned().notNullable().references('roll_overs.id').onDelete('CASCADE')
      /** Key of roll_kinds.ts. */
      table.string('kind', 30).notNullable()
      /** What it begins from; 0 where there was none. */
      table.integer('source_id').notNullable()
      table.string('source_title', 200).notNullable()
      table.integer('position').notNullable()
      /** As it was, as it is to be, and for each field why. */
      table.json('before').notNullable()
      table.json('facts').notNullable()
      table.json('whys').notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('edited_at').nullable()
      table.integer('ordered_by_id').unsigned().nullable().references('users.id')
      table.dateTime('ordered_at').nullable()
      /** opened, refused, failed; null while nobody has ordered it, or it waits */
      table.string('verdict', 20).nullable()
      table.string('reason', 60).nullable()
      table.json('reason_params').nullable()
      /** What was made of it. */
      table.integer('result_id').nullable()
      table.dateTime('settled_at').nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['roll_over_id', 'kind', 'source_id'])
      table.index(['kind', 'verdict', 'roll_over_id'])
    })
  }

  async down() {
    this.schema.dropTable('roll_over_items')
    this.schema.dropTable('roll_overs')
  }
}

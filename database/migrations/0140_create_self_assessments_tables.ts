import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** 自评, indicator by indicator, as typed so far. */
    this.schema.createTable('self_answers', (table) => {
      table.increments('id')
      table.integer('evaluation_id').unsigned().notNullable().references('point_evaluations.id')
      table.string('indicator_id', 40).notNullable()
      /** What the point says of its figures of source S, by their keys. */
      table.json('figures').notNullable()
      /** 自评得分; hundredths. */
      table.integer('score').nullable()
      table.text('statement').notNullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['evaluation_id', 'indicator_id'])
    })
    /** 佐证材料; its file is an attachment. Named 指标号-序号-名称. */
    this.schema.createTable('self_evidence', (table) => {
      table.increments('id')
      table.integer('evaluation_id').unsigned().notNullable().references('point_evaluations.id')
      table.string('indicator_id', 40).notNullable()
      table.integer('number').notNullable()
      table.string('name', 100).notNullable()
      table.dateTime('created_at').notNullable()
      table.unique(['evaluation_id', 'indicator_id', 'number'])
    })
    /** What was filed, for good. */
    this.schema.createTable('self_submissions', (table) => {
      table.increments('id')
      table.integer('evaluation_id').unsigned().notNullable().references('point_evaluations.id')
      table.integer('number').notNullable()
      /** first, supplement, reopened, as_filed */
      table.string('kind', 20).notNullable()
      table.json('content').notNullable()
      table.string('content_hash', 64).notNullable()
      table.integer('by_id').unsigned().nullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.unique(['evaluation_id', 'number'])
    })
  }

  async down() {
    for (const table of ['self_submissions', 'self_evidence', 'self_answers']) this.schema.dropTable(table)
  }
}

import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** Before a cycle opens: the office gives one point another part than the rules do. */
    this.schema.createTable('evaluation_part_choices', (table) => {
      table.increments('id')
      table.integer('cycle_id').unsigned().notNullable().references('evaluation_cycles.id')
      table.integer('designation_id').unsigned().notNullable().references('designations.id')
      /** rated, no_grade, reference; null: it does not take part */
      table.string('part', 20).nullable()
      table.string('reason', 300).notNullable()
      table.integer('by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['cycle_id', 'designation_id'])
    })
    this.schema.alterTable('evaluation_cycles', (table) => {
      /** 依据文件: title and number of the notice */
      table.string('basis', 200).nullable()
    })
    this.schema.alterTable('point_evaluations', (table) => {
      /** whole_year, part_year, new, national, office: what gave it its part */
      table.string('part_rule', 20).nullable()
    })
  }

  async down() {
    /** In plain SQL: Knex would write the whole table anew on SQLite, which those that refer to it forbid. */
    this.schema.raw('alter table point_evaluations drop column part_rule')
    this.schema.raw('alter table evaluation_cycles drop column basis')
    this.schema.dropTable('evaluation_part_choices')
  }
}

import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** 回避 of one expert from one subject, whoever said so. */
    this.schema.createTable('expert_recusals', (table) => {
      table.increments('id')
      table.integer('expert_id').unsigned().notNullable().references('experts.id')
      table.string('subject_type', 40).notNullable()
      table.integer('subject_id').unsigned().notNullable()
      /** declared_by_expert, declared_by_subject, office_decision */
      table.string('origin', 30).notNullable()
      table.string('note', 300).notNullable()
      table.integer('by_id').unsigned().nullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('lifted_at').nullable()
      table.index(['subject_type', 'subject_id', 'expert_id'])
      table.index(['expert_id', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('expert_recusals')
  }
}

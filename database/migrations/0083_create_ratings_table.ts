import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('ratings', (table) => {
      table.increments('id')
      /** One rating of one entry: whoever comes second finds it given. */
      table.integer('consultation_id').unsigned().notNullable().unique().references('consultations.id')
      table.integer('designation_id').unsigned().notNullable().references('designations.id')
      table.integer('organization_id').unsigned().notNullable().references('organizations.id')
      /** Of the point, for scopes and figures. */
      table.string('district_code', 6).notNullable()
      table.string('host_type', 30).notNullable()
      /** 5 非常满意 to 1 非常不满意 */
      table.integer('stars').notNullable()
      table.string('comment', 500).nullable()
      table.date('rated_on').notNullable()
      /** 申诉成立: kept, but in no figure. */
      table.dateTime('excluded_at').nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['designation_id', 'rated_on'])
      table.index(['organization_id', 'rated_on', 'id'])
      table.index(['district_code', 'rated_on', 'id'])
      table.index(['rated_on', 'id'])
      table.index(['stars', 'rated_on', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('ratings')
  }
}

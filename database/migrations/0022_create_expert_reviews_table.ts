import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('expert_reviews', (table) => {
      table.increments('id')
      table.integer('application_id').unsigned().notNullable().references('point_applications.id')
      table.integer('expert_id').unsigned().notNullable().references('users.id')
      table.boolean('is_chair').notNullable()
      /** invited, submitted or recused. */
      table.string('state', 20).notNullable()
      table.json('scores').nullable()
      /** Hundredths of a point. */
      table.integer('total').nullable()
      table.text('comment').nullable()
      table.text('recusal_reason').nullable()
      table.string('content_hash', 64).notNullable()
      table.integer('invited_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('submitted_at').nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['application_id', 'expert_id'])
      table.index(['expert_id', 'state', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('expert_reviews')
  }
}

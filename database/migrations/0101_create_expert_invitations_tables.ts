import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('expert_invitations', (table) => {
      table.increments('id')
      table.integer('assignment_id').unsigned().notNullable().references('expert_assignments.id')
      table.integer('expert_id').unsigned().notNullable().references('experts.id')
      table.integer('draw_id').unsigned().notNullable().references('expert_draws.id')
      /** The quota that the seat fills; null for the rest. */
      table.integer('quota').nullable()
      /** conflict, time, field, other */
      table.string('decline_reason', 20).nullable()
      table.string('decline_note', 300).nullable()
      table.integer('letters').notNullable().defaultTo(0)
      table.dateTime('last_letter_at').nullable()
      /** invited, accepted, declined, lapsed, replaced, done */
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['assignment_id', 'expert_id'])
      table.index(['expert_id', 'state', 'created_at'])
      table.index(['state', 'id'])
    })
    /** The addresses in letters: 128 random bits each, of which only the hash is kept. */
    this.schema.createTable('expert_invitation_links', (table) => {
      table.string('token_hash', 64).primary()
      table.integer('invitation_id').unsigned().notNullable().references('expert_invitations.id')
      table.index(['invitation_id'])
    })
  }

  async down() {
    this.schema.dropTable('expert_invitation_links')
    this.schema.dropTable('expert_invitations')
  }
}

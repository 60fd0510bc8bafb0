import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('bad_rating_cases', (table) => {
      table.increments('id')
      table.string('number', 30).notNullable().unique()
      /** rating, survey, telephone, letter, hotline */
      table.string('source', 20).notNullable()
      table.integer('rating_id').unsigned().nullable().unique().references('ratings.id')
      table.integer('designation_id').unsigned().notNullable().references('designations.id')
      table.integer('organization_id').unsigned().notNullable().references('organizations.id')
      table.string('district_code', 6).notNullable()
      table.string('host_type', 30).notNullable()
      table.integer('stars').notNullable()
      table.string('problem', 1000).nullable()
      table.date('rated_on').notNullable()
      /** Of who rated; deleted after some years (config/retention.ts). Whether there was any stays. */
      table.string('contact_name', 30).nullable()
      table.string('contact_mobile', 20).nullable()
      table.string('contact_email', 190).nullable()
      table.boolean('left_contact').notNullable()
      table.dateTime('contact_released_at').nullable()
      table.string('locale', 10).notNullable()
      /** 责任人, of the point. */
      table.string('responsible', 30).nullable()
      table.string('contact_way', 20).nullable()
      table.string('contact_note', 500).nullable()
      table.dateTime('contacted_at').nullable()
      /** founded, partly, unfounded */
      table.string('verdict', 20).nullable()
      table.string('finding', 1000).nullable()
      table.string('measures', 1000).nullable()
      table.date('repaired_on').nullable()
      table.dateTime('repaired_at').nullable()
      /** satisfied, accepted, not_satisfied, unreachable, no_contact */
      table.string('call_back_result', 20).nullable()
      table.string('call_back_note', 500).nullable()
      table.dateTime('called_back_at').nullable()
      /** Given by the same person after the call-back; stands beside the first and replaces nothing. */
      table.integer('second_stars').nullable()
      table.string('second_comment', 500).nullable()
      table.dateTime('second_rated_at').nullable()
      table.string('appeal_ground', 20).nullable()
      table.string('appeal_reason', 1000).nullable()
      table.dateTime('appealed_at').nullable()
      /** uphold, dismiss: what the handler proposes and what was decided. */
      table.string('proposal', 20).nullable()
      table.string('proposal_reason', 1000).nullable()
      table.integer('proposed_by_id').unsigned().nullable().references('users.id')
      table.string('ruling', 20).nullable()
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['designation_id', 'rated_on'])
      table.index(['organization_id', 'state', 'rated_on', 'id'])
      table.index(['organization_id', 'rated_on', 'id'])
      table.index(['district_code', 'rated_on', 'id'])
      table.index(['state', 'rated_on', 'id'])
      table.index(['rated_on', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('bad_rating_cases')
  }
}

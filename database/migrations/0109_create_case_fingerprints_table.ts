import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** A sixteenth of the shingles of each case's newest text: whose texts have some in common is found by one statement. */
    this.schema.createTable('case_fingerprints', (table) => {
      table.integer('case_id').unsigned().notNullable().references('typical_cases.id')
      table.integer('hash').notNullable()
      table.primary(['case_id', 'hash'])
      table.index(['hash', 'case_id'])
    })
  }

  async down() {
    this.schema.dropTable('case_fingerprints')
  }
}

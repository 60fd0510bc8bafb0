import { BaseSchema } from '@adonisjs/lucid/schema'

/** The public asks for the titles of one document and whether any title has changed; the register is sorted by day. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('designations', (table) => {
      table.index(['doc_number', 'id'])
      table.index(['recognized_on', 'id'])
      table.index(['updated_at', 'version'])
    })
  }

  async down() {
    this.schema.alterTable('designations', (table) => {
      table.dropIndex(['doc_number', 'id'])
      table.dropIndex(['recognized_on', 'id'])
      table.dropIndex(['updated_at', 'version'])
    })
  }
}

import { BaseSchema } from '@adonisjs/lucid/schema'

/** What lies on a desk is counted on every page: in this state, with nobody or with me, in calls of one kind. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('point_applications', (table) => {
      table.index(['state', 'handler_id', 'batch_id'])
    })
  }

  async down() {
    this.schema.alterTable('point_applications', (table) => {
      table.dropIndex(['state', 'handler_id', 'batch_id'])
    })
  }
}

import { BaseSchema } from '@adonisjs/lucid/schema'

const FORMER = ['state', 'handler_id', 'batch_id']
/** The name that it would get is longer than MySQL takes. */
const NAME = 'point_applications_desk_index'

/** What has waited longest on a desk, and whether a district has anybody for it, is read off the index and not off the rows. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('point_applications', (table) => {
      table.index(['state', 'handler_id', 'state_since', 'batch_id', 'district_code'], NAME)
      table.dropIndex(FORMER)
    })
  }

  async down() {
    this.schema.alterTable('point_applications', (table) => {
      table.index(FORMER)
      table.dropIndex([], NAME)
    })
  }
}

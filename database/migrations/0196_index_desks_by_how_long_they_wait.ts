import { BaseSchema } from '@adonisjs/lucid/schema'

const FORMER = ['state', 'handler_id', 'batch_id']
/** The name that it would get is longer than MySQL takes. */
const NAME = 'point_applications_desk_index'

/** The first page shows what has waited longest on each desk: that is read off the index, and no longer off the rows. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('point_applications', (table) => {
      table.index(['state', 'handler_id', 'state_since', 'batch_id'], NAME)
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

import { ObjectionSchema } from '#database/schema'

/** What somebody has against a published application. Name and contact are for the bureau only. */
export default class Objection extends ObjectionSchema {
  declare state: 'open' | 'dismissed' | 'upheld'
}

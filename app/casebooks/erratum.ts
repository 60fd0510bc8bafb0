import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { CasebookErratumSchema } from '#database/schema'
import Casebook from './casebook.js'

/** 勘误 */
export default class CasebookErratum extends CasebookErratumSchema {
  @belongsTo(() => Casebook)
  declare casebook: BelongsTo<typeof Casebook>
}

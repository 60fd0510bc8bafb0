import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { CaseResultSchema } from '#database/schema'
import TypicalCase from '#app/cases/typical_case'

/** What the jury gave one case: the contract between scoring and decision. */
export default class CaseResult extends CaseResultSchema {
  @belongsTo(() => TypicalCase, { foreignKey: 'caseId' })
  declare case: BelongsTo<typeof TypicalCase>
}

import { belongsTo, hasMany, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { CasebookEntrySchema } from '#database/schema'
import TypicalCase from '#app/cases/typical_case'
import type User from '#app/users/user'
import Casebook from './casebook.js'
import CasebookChapter from './chapter.js'
import CasebookComment from './entry_comment.js'
import type { EntryCopy, EntryPart } from './entry_copy.js'
import type { EntryState } from './entry_workflow.js'

/** 稿件: one case in a casebook, the editor's copy beside what its author handed in. */
export default class CasebookEntry extends CasebookEntrySchema {
  declare state: EntryState
  declare copy: EntryCopy
  declare edits: Partial<Record<EntryPart, { name: string; at: string }>>
  declare imageWidths: Record<string, number>
  declare confirmedHow: 'author' | 'telephone' | null

  @belongsTo(() => Casebook)
  declare casebook: BelongsTo<typeof Casebook>

  @belongsTo(() => CasebookChapter, { foreignKey: 'chapterId' })
  declare chapter: BelongsTo<typeof CasebookChapter>

  @belongsTo(() => TypicalCase, { foreignKey: 'caseId' })
  declare case: BelongsTo<typeof TypicalCase>

  @hasMany(() => CasebookComment, { foreignKey: 'entryId' })
  declare comments: HasMany<typeof CasebookComment>

  /** The bureau sees all, a unit its own once it was sent to it. */
  static visibleTo = scope((query, user: User) => {
    if (user.isBureau) return
    query.where('organization_id', user.organizationId ?? 0).whereNotNull('sent_round')
  })

  /** Neither taken out nor disqualified: `isExpected` in SQL. */
  static expected = scope((query) => {
    query.whereNot('state', 'dropped').whereNotIn('case_id', (cases) => {
      cases.from('typical_cases').where('state', 'disqualified').select('id')
    })
  })

  /** 取消资格: such a case falls out of the book by itself. */
  get isDisqualified() {
    return this.case.state === 'disqualified'
  }

  /** Its author stands by the very words that are there now. */
  get isIncluded() {
    return this.state === 'confirmed' && this.confirmedHash === this.copyHash && !this.isDisqualified
  }

  /** Neither taken out nor disqualified. */
  get isExpected() {
    return this.state !== 'dropped' && !this.isDisqualified
  }
}

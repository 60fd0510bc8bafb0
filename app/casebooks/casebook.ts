import { belongsTo, hasMany, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { CasebookSchema } from '#database/schema'
import CaseCall from '#app/case_calls/case_call'
import { canonicalJson, sha256 } from '#app/core/canonical_json'
import type User from '#app/users/user'
import BookEdition from './book_edition.js'
import type { CasebookState } from './casebook_workflow.js'
import CasebookEntry from './entry.js'

/** What stands before the chapters. */
export type FrontMatter = { title: string; editor: string; preface: string }

/** 案例集 of one call while it is made: chapters of entries, and what stands before and after them. */
export default class Casebook extends CasebookSchema {
  declare state: CasebookState

  @belongsTo(() => CaseCall, { foreignKey: 'callId' })
  declare call: BelongsTo<typeof CaseCall>

  @hasMany(() => CasebookEntry)
  declare entries: HasMany<typeof CasebookEntry>

  @hasMany(() => BookEdition)
  declare editions: HasMany<typeof BookEdition>

  /** The bureau makes it; units see their own entries only. */
  static visibleTo = scope((query, user: User) => {
    if (!user.isBureau) query.whereRaw('1 = 0')
  })

  /** Finished, and no edition of it is alive: the next thing is to build one. */
  static unbuilt = scope((query) => {
    query.where('state', 'ready').whereNotIn('id', (editions) => {
      editions.from('casebook_editions').whereNotNull('live').select('casebook_id')
    })
  })

  /** What title, editor and preface were when somebody looked at them. */
  get frontHash() {
    const { title, editor, preface } = this
    return sha256(canonicalJson({ title, editor, preface })).slice(0, 16)
  }
}

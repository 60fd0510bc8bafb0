import { CasebookCommentSchema } from '#database/schema'
import type { Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import type { EntryPart } from './entry_copy.js'

/** 批注 on a part of the copy. */
export default class CasebookComment extends CasebookCommentSchema {
  declare part: EntryPart
  declare side: 'editor' | 'author'
}

export type Said = Pick<CasebookComment, 'part' | 'side' | 'body'>

export function addComment(trx: Trx, entryId: number, by: Actor & { id: number }, said: Said, asksChange: boolean) {
  return CasebookComment.create(
    { entryId, ...said, asksChange, byId: by.id, byName: by.name.slice(0, 60) },
    { client: trx }
  )
}

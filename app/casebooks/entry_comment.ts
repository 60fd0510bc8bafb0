import { CasebookCommentSchema } from '#database/schema'
import type { EntryPart } from './entry_copy.js'

/** 批注 on a part of the copy. */
export default class CasebookComment extends CasebookCommentSchema {
  declare part: EntryPart
  declare side: 'editor' | 'author'
}

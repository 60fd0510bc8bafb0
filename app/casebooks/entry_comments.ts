import { inTransaction, sqlTime } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import type CasebookEntry from './entry.js'
import { addComment, type Said } from './entry_comment.js'
import type CasebookComment from './entry_comment.js'
import { entryWorkflow } from './entry_workflow.js'

/** 批注: the other side hears of it once the author has seen the copy at all. */
export function leaveComment(entry: CasebookEntry, by: Actor & { id: number }, said: Said) {
  return inTransaction(async (trx) => {
    await entryWorkflow.hold(trx, entry.id, ['editing', 'with_author', 'changes_asked', 'confirmed'], 'comment')
    await addComment(trx, entry.id, by, said, false)
    const { part, side, body } = said
    await entryWorkflow.tell(trx, 'casebook_entry.commented', entry.id, by, { part, side, opinion: body })
  })
}

/** 已处理 */
export function settleComment(entry: CasebookEntry, comment: CasebookComment, by: Actor) {
  return inTransaction(async (trx) => {
    const settled = await trx
      .from('casebook_comments')
      .where({ id: comment.id })
      .whereNull('settled_at')
      .update({ settled_at: sqlTime(), settled_by: by.name.slice(0, 60) })
    if (Number(settled) === 0) throw new StepNotAllowed('settle', 'moved_on')
    await entryWorkflow.tell(trx, 'casebook_entry.comment_settled', entry.id, by, { part: comment.part })
  })
}

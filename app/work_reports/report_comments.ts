import { inTransaction, sqlTime } from '#app/core/dialect'
import type { ChapterKey } from '#app/report_facts/chapter_content'
import { definitionOf } from '#app/report_facts/chapters'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import ReportComment from './report_comment.js'
import { workReportWorkflow } from './work_report_workflow.js'

type Said = { chapter: ChapterKey; passage: string; body: string }

/** 批注: the owner of the chapter hears of it, and does not sign before it is settled. */
export function leaveComment(reportId: number, by: Actor & { id: number }, said: Said) {
  return inTransaction(async (trx) => {
    await workReportWorkflow.hold(trx, reportId, ['drafting'], 'comment')
    const byName = by.name.slice(0, 60)
    await ReportComment.create({ reportId, ...said, byId: by.id, byName }, { client: trx })
    const details = { chapter: said.chapter, about: definitionOf(said.chapter).title, opinion: said.body }
    await workReportWorkflow.tell(trx, 'work_report.commented', reportId, by, details)
  })
}

/** 已处理 */
export function settleComment({ id, reportId, chapter }: ReportComment, by: Actor) {
  return inTransaction(async (trx) => {
    await workReportWorkflow.hold(trx, reportId, ['drafting'], 'settle')
    const settled = await trx
      .from('report_comments')
      .where({ id })
      .whereNull('settled_at')
      .update({ settled_at: sqlTime(), settled_by: by.name.slice(0, 60) })
    if (Number(settled) === 0) throw new StepNotAllowed('settle', 'moved_on')
    const details = { chapter, about: definitionOf(chapter).title }
    await workReportWorkflow.tell(trx, 'work_report.comment_settled', reportId, by, details)
  })
}

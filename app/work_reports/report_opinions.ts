import { inTransaction, sqlTime } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import ReportOpinion, { type OpinionAnswer } from './report_opinion.js'
import { workReportWorkflow } from './work_report_workflow.js'

/**
 * Once in a round, in time, on the text that was sent.
 *
 * @throws StepNotAllowed `opinion_over`, `opinion_given`
 */
export function giveOpinion({ id, reportId, name, round }: ReportOpinion, by: Actor, opinion: string) {
  return inTransaction(async (trx) => {
    await workReportWorkflow.hold(trx, reportId, ['consult_opinions'], 'giveOpinion')
    const row = await ReportOpinion.query({ client: trx }).where({ id }).firstOrFail()
    if (row.givenAt) throw new StepNotAllowed('giveOpinion', 'opinion_given')
    const awaited = await ReportOpinion.query({ client: trx })
      .where({ id })
      .withScopes((scopes) => scopes.awaited())
      .first()
    if (!awaited) throw new StepNotAllowed('giveOpinion', 'opinion_over')
    const given = { opinion, given_by: by.name.slice(0, 60), given_at: sqlTime(), updated_at: sqlTime() }
    await trx.from('report_opinions').where({ id }).update(given)
    await workReportWorkflow.tell(trx, 'work_report.opinion_given', reportId, by, { about: name, round, opinion })
  })
}

/**
 * 采纳, 部分采纳, 不采纳, with the reason: while it is consulted on, or what was adopted is worked in.
 *
 * @throws StepNotAllowed `moved_on` when it is answered already
 */
export function answerOpinion(
  { id, reportId, name, round }: ReportOpinion,
  by: Actor,
  { answer, reason }: { answer: OpinionAnswer; reason: string }
) {
  return inTransaction(async (trx) => {
    await workReportWorkflow.hold(trx, reportId, ['consult_opinions', 'drafting', 'division_review'], 'answerOpinion')
    const answered = await trx
      .from('report_opinions')
      .where({ id })
      .whereNotNull('given_at')
      .whereNull('answer')
      .update({ answer, reason, answered_by: by.name.slice(0, 60), answered_at: sqlTime(), updated_at: sqlTime() })
    if (Number(answered) === 0) throw new StepNotAllowed('answerOpinion', 'moved_on')
    const details = { opinionId: id, about: name, round, answer, opinion: reason }
    await workReportWorkflow.tell(trx, 'work_report.opinion_answered', reportId, by, details)
  })
}

import { DateTime } from 'luxon'
import i18nManager from '@adonisjs/i18n/services/main'
import { workCalendar } from '#app/calendar/work_calendar'
import { beijingDay } from '#app/calendar/working_days'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import { nextNumber } from '#app/core/number_sequence'
import Designation from '#app/designations/designation'
import { moveDesignation } from '#app/designations/designation_move'
import { designationWorkflow } from '#app/designations/designation_workflow'
import { signatureOf, type Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { freeze } from '#app/workflow/submission'
import { Workflow } from '#app/workflow/workflow'
import limits from '#config/sanctions'
import Rectification, { type Problem } from './rectification.js'
import { dueAfter } from './rectification_deadline.js'
import { refuseOwnProposal, ruleOn, type Person, type Ruling } from './ruling.js'

export type RectificationState = 'proposed' | 'ordered' | 'reported' | 'accepted' | 'failed' | 'dropped' | 'ended'

/** From the proposal to the acceptance, or to the proposal of a revocation. */
export const rectificationWorkflow = new Workflow(
  'rectification',
  'rectifications',
  {
    proposed: { tone: 'waiting', waitsFor: ['division_head'], group: 'open' },
    ordered: { tone: 'warning', waitsFor: ['operator', 'principal'], group: 'open' },
    reported: { tone: 'info', waitsFor: ['bureau_handler'], group: 'open' },
    accepted: { tone: 'good', waitsFor: null, group: 'closed' },
    failed: { tone: 'bad', waitsFor: null, group: 'closed' },
    dropped: { tone: 'quiet', waitsFor: null, group: 'closed' },
    ended: { tone: 'quiet', waitsFor: null, group: 'closed' },
  },
  {
    order: { from: ['proposed'], to: 'ordered', recordedAs: 'rectification.ordered' },
    drop: { from: ['proposed'], to: 'dropped', recordedAs: 'rectification.dropped' },
    report: { from: ['ordered'], to: 'reported', recordedAs: 'rectification.reported' },
    return: { from: ['reported'], to: 'ordered', recordedAs: 'rectification.returned' },
    accept: { from: ['reported'], to: 'accepted', recordedAs: 'rectification.accepted' },
    fail: { from: ['ordered', 'reported'], to: 'failed', recordedAs: 'rectification.failed' },
    /** Nothing came of the revocation that was proposed then: it is looked at again. */
    reopen: { from: ['failed'], to: 'reported', recordedAs: 'rectification.reopened' },
    reopenUnreported: { from: ['failed'], to: 'ordered', recordedAs: 'rectification.reopened' },
    /** The title ended meanwhile, for another reason. */
    end: { from: ['ordered', 'reported'], to: 'ended', recordedAs: 'rectification.ended' },
  } as const satisfies Record<
    string,
    { from: readonly RectificationState[]; to: RectificationState; recordedAs: string }
  >
)

export const OPEN = rectificationWorkflow.statesIn('open')

export type Wish = { cause: string; months: number; facts: string; problems: Problem[] }

/**
 * 提出: for a title in force, one at a time.
 *
 * @throws StepNotAllowed `rectification_open`, also when the title is in another state
 */
export function proposeRectification(designation: Designation, by: Person, wish: Wish) {
  return inTransaction((trx) => proposeRectificationIn(trx, designation, by, wish))
}

/** The same as a part of something larger: what a yearly evaluation ends with. */
export async function proposeRectificationIn(trx: Trx, designation: Designation, by: Person, wish: Wish) {
  const { id: designationId, organizationId, name, districtCode } = designation
  await designationWorkflow.hold(trx, designationId, ['active'], 'orderRectification')
  if (await openRectification(trx, designationId)) throw new StepNotAllowed('propose', 'rectification_open')
  const rectification = await Rectification.create(
    {
      ...{ designationId, organizationId, name, districtCode, ...wish },
      report: wish.problems.map(() => ({ measures: null, doneOn: null })),
      ...{ state: 'proposed', version: 0, round: 0 },
      stateSince: DateTime.utc(),
      createdById: by.id,
    },
    { client: trx }
  )
  await rectificationWorkflow.tell(trx, 'rectification.proposed', rectification.id, by)
  return rectification
}

export function openRectification(trx: Trx, designationId: number) {
  return Rectification.query({ client: trx }).where({ designationId }).whereIn('state', OPEN).first()
}

/**
 * 责令限期整改: the order gets its number and its last day, the title is 限期整改.
 *
 * @throws StepNotAllowed `own_proposal`
 */
export async function orderRectification(rectification: Rectification, by: Actor, ruling: Ruling) {
  refuseOwnProposal(rectification, by, 'order')
  const today = beijingDay()
  const dueOn = dueAfter(today, rectification.months, await workCalendar())
  const set = { ordered_on: today, ordered_until: dueOn, due_on: dueOn, signature: signatureOf(by) }
  await ruleOn(rectificationWorkflow, 'order', rectification, by, ruling, {
    set,
    details: { dueOn },
    also: async (trx) => {
      const year = today.slice(0, 4)
      const docNumber = `京知网改〔${year}〕${await nextNumber(trx, `rectification/${year}`)}号`
      await trx.from('rectifications').where({ id: rectification.id }).update({ doc_number: docNumber })
      const designation = await Designation.findOrFail(rectification.designationId, { client: trx })
      const entry = { kind: 'rectify', after: until(dueOn), basis: causeOf(rectification), docNumber } as const
      await moveDesignation(trx, 'orderRectification', designation, by, { entry })
    },
  })
}

/** Papers and register are Chinese. */
const until = (day: string) => i18nManager.locale('zh-CN').t('rectifications.until', { day })
const causeOf = ({ cause }: Rectification) => i18nManager.locale('zh-CN').t(`rectifications.causes.${cause}`)

/** Not ordered: the handler takes the proposal back, or the head does not agree. */
export function dropRectification(rectification: Rectification, by: Actor, ruling: Ruling) {
  return ruleOn(rectificationWorkflow, 'drop', rectification, by, ruling)
}

/**
 * 提交整改报告. It may come late: what follows is for officials to decide.
 *
 * @param content what is frozen: each problem with what was done about it
 */
export function reportRectification(rectification: Rectification, by: Person, content: Record<string, unknown>) {
  const round = rectification.round + 1
  return rectificationWorkflow.take('report', rectification, {
    by,
    details: { round },
    set: { round },
    also: async (trx) => {
      await freeze(trx, { type: 'rectification', id: rectification.id, round }, content, by.id)
    },
  })
}

/**
 * 退回: to be done better, while there is time.
 *
 * @throws StepNotAllowed `rectification_over`
 */
export async function returnReport(rectification: Rectification, by: Actor, ruling: Ruling) {
  if (rectification.dueDay! < beijingDay()) throw new StepNotAllowed('return', 'rectification_over')
  await ruleOn(rectificationWorkflow, 'return', rectification, by, ruling)
}

/** 验收通过: the title is in force again. */
export function acceptRectification(rectification: Rectification, by: Actor, ruling: Ruling) {
  return ruleOn(rectificationWorkflow, 'accept', rectification, by, ruling, {
    also: async (trx) => {
      const designation = await Designation.findOrFail(rectification.designationId, { client: trx })
      const entry = { kind: 'accept_rectification', basis: ruling.opinion, docNumber: rectification.docNumber } as const
      await moveDesignation(trx, 'acceptRectification', designation, by, { entry })
    },
  })
}

/**
 * 延长: once, with a reason, to a number of months in all.
 *
 * @throws StepNotAllowed `extended_before`, `extension_too_short`
 */
export async function extendRectification(
  rectification: Rectification,
  by: Actor,
  { opinion, months }: Ruling & { months: number }
) {
  if (months <= rectification.months || months > limits.rectification.mostMonths)
    throw new StepNotAllowed('extend', 'extension_too_short')
  const dueOn = dueAfter(rectification.orderedOn!.toISODate()!, months, await workCalendar())
  await inTransaction(async (trx) => {
    await rectificationWorkflow.hold(trx, rectification.id, ['ordered'], 'extend')
    const extended = await trx
      .from('rectifications')
      .where({ id: rectification.id })
      .whereNull('extended_months')
      .update({ extended_months: months, extension_reason: opinion, due_on: dueOn, updated_at: sqlTime() })
    if (Number(extended) === 0) throw new StepNotAllowed('extend', 'extended_before')
    await rectificationWorkflow.tell(trx, 'rectification.extended', rectification.id, by, { opinion, months, dueOn })
  })
  await rectification.refresh()
}

/**
 * 结束: there is nothing to put right any more, because the title itself ended.
 *
 * @throws StepNotAllowed `still_rectifying`
 */
export function endRectification(rectification: Rectification, by: Actor, ruling: Ruling) {
  return ruleOn(rectificationWorkflow, 'end', rectification, by, ruling, {
    also: async (trx) => {
      const { state } = await Designation.findOrFail(rectification.designationId, { client: trx })
      if (state === 'rectifying') throw new StepNotAllowed('end', 'still_rectifying')
    },
  })
}

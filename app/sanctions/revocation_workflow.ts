import { DateTime } from 'luxon'
import { workCalendar } from '#app/calendar/work_calendar'
import { addWorkingDays, beijingDay } from '#app/calendar/working_days'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import { nextNumber } from '#app/core/number_sequence'
import Designation from '#app/designations/designation'
import { moveDesignation } from '#app/designations/designation_move'
import { designationWorkflow } from '#app/designations/designation_workflow'
import { signatureOf, type Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { Workflow } from '#app/workflow/workflow'
import limits from '#config/sanctions'
import Rectification from './rectification.js'
import { openRectification, rectificationWorkflow } from './rectification_workflow.js'
import Revocation from './revocation.js'
import { refuseOwnProposal, ruleOn, type Meeting, type Person, type Ruling } from './ruling.js'

export type RevocationState =
  'draft' | 'proposed' | 'warned' | 'stated' | 'deliberation' | 'public_notice' | 'revoked' | 'kept' | 'dropped'

const { statementDays, noticeDays } = limits.revocation

/** From the proposal over 陈述申辩, the meeting and the public notice to the register. */
export const revocationWorkflow = new Workflow(
  'revocation',
  'revocations',
  {
    draft: { tone: 'quiet', waitsFor: ['bureau_handler'], group: 'internal' },
    proposed: { tone: 'waiting', waitsFor: ['division_head'], group: 'internal' },
    warned: { tone: 'warning', waitsFor: ['operator', 'principal'], group: 'hearing' },
    stated: { tone: 'info', waitsFor: ['bureau_handler'], group: 'hearing' },
    deliberation: { tone: 'waiting', waitsFor: ['bureau_leader'], group: 'decision' },
    public_notice: { tone: 'info', waitsFor: ['bureau_handler'], group: 'decision' },
    revoked: { tone: 'bad', waitsFor: null, group: 'closed' },
    kept: { tone: 'good', waitsFor: null, group: 'closed' },
    dropped: { tone: 'quiet', waitsFor: null, group: 'closed' },
  },
  {
    propose: { from: ['draft'], to: 'proposed', recordedAs: 'revocation.proposed' },
    return: { from: ['proposed'], to: 'draft', recordedAs: 'revocation.returned' },
    warn: { from: ['proposed'], to: 'warned', recordedAs: 'revocation.warned' },
    state: { from: ['warned'], to: 'stated', recordedAs: 'revocation.stated' },
    waive: { from: ['warned'], to: 'deliberation', recordedAs: 'revocation.waived' },
    closeHearing: { from: ['warned'], to: 'deliberation', recordedAs: 'revocation.hearing_closed' },
    find: { from: ['stated'], to: 'deliberation', recordedAs: 'revocation.found' },
    decide: { from: ['deliberation'], to: 'public_notice', recordedAs: 'revocation.decided' },
    keep: { from: ['deliberation'], to: 'kept', recordedAs: 'revocation.kept' },
    carryOut: { from: ['public_notice'], to: 'revoked', recordedAs: 'revocation.carried_out' },
    drop: {
      from: ['draft', 'proposed', 'warned', 'stated', 'deliberation', 'public_notice'],
      to: 'dropped',
      recordedAs: 'revocation.dropped',
    },
  } as const satisfies Record<string, { from: readonly RevocationState[]; to: RevocationState; recordedAs: string }>,
  {
    title: ({ name }: Revocation) => name,
    rules: { statement: { limit: statementDays, runsIn: ['warned'] } },
  }
)

/** What happens before the institution is told, and what it is told of only with the decision. */
export const INTERNAL = ['drafted', 'revised', 'proposed', 'returned', 'found'].map((act) => `revocation.${act}`)

export type Charge = { cause: string; grounds: string; facts: string }

const RUNNING = (Object.keys(revocationWorkflow.states) as RevocationState[]).filter(
  (state) => revocationWorkflow.states[state].waitsFor !== null
)

/**
 * 起草: for a title that has not ended, one at a time.
 *
 * @throws StepNotAllowed `revocation_open`, also when the title has ended
 */
export function draftRevocation(designation: Designation, by: Person, charge: Charge) {
  return inTransaction((trx) => draftIn(trx, designation, by, charge))
}

/** The same as a part of something larger. */
export async function draftIn(
  trx: Trx,
  { id: designationId, organizationId, name, districtCode, hostType }: Designation,
  by: Person,
  charge: Charge & { rectificationId?: number }
) {
  await designationWorkflow.hold(trx, designationId, designationWorkflow.steps.revoke.from, 'revoke')
  if (await runningRevocation(trx, designationId)) throw new StepNotAllowed('draft', 'revocation_open')
  const revocation = await Revocation.create(
    {
      ...{ designationId, organizationId, name, districtCode, hostType, ...charge },
      ...{ state: 'draft', version: 0 },
      stateSince: DateTime.utc(),
      createdById: by.id,
    },
    { client: trx }
  )
  await revocationWorkflow.tell(trx, 'revocation.drafted', revocation.id, by)
  return revocation
}

export function runningRevocation(trx: Trx, designationId: number) {
  return Revocation.query({ client: trx }).where({ designationId }).whereIn('state', RUNNING).first()
}

/** @throws StepNotAllowed when it is no draft any more, or somebody changed it meanwhile */
export async function reviseRevocation(revocation: Revocation, by: Person, charge: Charge, version: number) {
  await inTransaction(async (trx) => {
    await revocationWorkflow.hold(trx, revocation.id, ['draft'], 'revise')
    const revised = await trx
      .from('revocations')
      .where({ id: revocation.id, version })
      .update({ ...charge, version: version + 1, updated_at: sqlTime() })
    if (Number(revised) === 0) throw new StepNotAllowed('revise', 'edited_meanwhile')
    await revocationWorkflow.tell(trx, 'revocation.revised', revocation.id, by)
  })
}

/** 报送: to the head of the division. */
export const proposeRevocation = (revocation: Revocation, by: Actor, ruling: Ruling) =>
  ruleOn(revocationWorkflow, 'propose', revocation, by, ruling)

/** 退回修改 */
export const returnProposal = (revocation: Revocation, by: Actor, ruling: Ruling) =>
  ruleOn(revocationWorkflow, 'return', revocation, by, ruling)

/**
 * 撤销事先告知书: from now on the institution knows, and has its time for 陈述申辩.
 *
 * @throws StepNotAllowed `own_proposal`
 */
export async function warnInstitution(revocation: Revocation, by: Actor, ruling: Ruling) {
  refuseOwnProposal(revocation, by, 'warn')
  const today = beijingDay()
  const dueOn = addWorkingDays(today, statementDays, await workCalendar())
  await ruleOn(revocationWorkflow, 'warn', revocation, by, ruling, {
    set: { warned_on: today, signature: signatureOf(by) },
    details: { dueOn },
    also: async (trx) => {
      const year = today.slice(0, 4)
      const warningNumber = `京知网告〔${year}〕${await nextNumber(trx, `revocation/${year}`)}号`
      await trx.from('revocations').where({ id: revocation.id }).update({ warning_number: warningNumber })
    },
  })
}

/** 核查: what the handler found out about the statement. */
export const noteFinding = (revocation: Revocation, by: Actor, ruling: Ruling) =>
  ruleOn(revocationWorkflow, 'find', revocation, by, ruling, { set: { finding: ruling.opinion } })

/** 局长办公会 decides to revoke: the public notice begins today and its days are counted from tomorrow. */
export async function decideToRevoke(revocation: Revocation, by: Actor, { minutesNumber, ...ruling }: Meeting) {
  const today = beijingDay()
  const until = addWorkingDays(today, noticeDays, await workCalendar())
  const set = { minutes_number: minutesNumber, notice_from: today, notice_until: until }
  await ruleOn(revocationWorkflow, 'decide', revocation, by, ruling, { set, minutesNumber, details: { until } })
}

/** 不予撤销 */
export const keepTitle = (revocation: Revocation, by: Actor, { minutesNumber, ...ruling }: Meeting) =>
  ruleOn(revocationWorkflow, 'keep', revocation, by, ruling, {
    set: { minutes_number: minutesNumber },
    minutesNumber,
    also: (trx) => reopenRectification(trx, revocation, by),
  })

/** 终止: at any step before it is in force. */
export const dropRevocation = (revocation: Revocation, by: Actor, ruling: Ruling) =>
  ruleOn(revocationWorkflow, 'drop', revocation, by, ruling, {
    also: (trx) => reopenRectification(trx, revocation, by),
  })

/** The title is 限期整改 still: its order goes on where it failed. */
async function reopenRectification(trx: Trx, { rectificationId }: Revocation, by: Actor) {
  if (!rectificationId) return
  const failed = await Rectification.findOrFail(rectificationId, { client: trx })
  await rectificationWorkflow.takeIn(trx, failed.round > 0 ? 'reopen' : 'reopenUnreported', failed, { by })
}

/**
 * 执行: after the last day of the notice the title ends today, with its line in the register.
 *
 * @param docNumber 文号 with hexagonal brackets
 * @throws StepNotAllowed `notice_of_revocation_running`, also when the title has ended meanwhile
 */
export async function carryOutRevocation(
  revocation: Revocation,
  by: Actor,
  { docNumber, ...ruling }: Ruling & { docNumber: string }
) {
  if (revocation.state === 'public_notice' && !revocation.noticeIsOver)
    throw new StepNotAllowed('carryOut', 'notice_of_revocation_running')
  await ruleOn(revocationWorkflow, 'carryOut', revocation, by, ruling, {
    set: { doc_number: docNumber, effective_on: beijingDay() },
    details: { docNumber },
    also: async (trx) => {
      const designation = await Designation.findOrFail(revocation.designationId, { client: trx })
      const entry = { kind: 'revoke', basis: revocation.grounds, docNumber } as const
      await moveDesignation(trx, 'revoke', designation, by, { entry })
      await endOpenRectification(trx, revocation, by)
    },
  })
}

/** Nothing is to be put right any more. */
async function endOpenRectification(trx: Trx, { designationId }: Revocation, by: Actor) {
  const open = await openRectification(trx, designationId)
  if (open) await rectificationWorkflow.takeIn(trx, open.state === 'proposed' ? 'drop' : 'end', open, { by })
}

import { DateTime } from 'luxon'
import { now } from '#app/core/clock'
import { inTransaction, isDuplicateKey, type Trx } from '#app/core/dialect'
import { workCalendar } from '#app/calendar/work_calendar'
import { system, type Actor } from '#app/users/actor'
import Clock from '#app/workflow/clock'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { freeze } from '#app/workflow/submission'
import type AllianceMember from './alliance_member.js'
import { IN_ALLIANCE } from './alliance_member.js'
import { memberWorkflow } from './member_workflow.js'
import Proceeding, { type causes } from './proceeding.js'
import { proceedingWorkflow } from './proceeding_workflow.js'

type Person = Actor & { id: number }
type Cause = { cause: (typeof causes)[number]; grounds: string; designationId?: number }

/**
 * 启动复核: by the secretariat, or by itself when a title of the member is revoked. One at a time.
 *
 * @throws StepNotAllowed `review_open`
 */
export function openReview(member: AllianceMember, by: Actor, { cause, grounds, designationId }: Cause) {
  return inTransaction(async (trx) => {
    await memberWorkflow.hold(trx, member.id, IN_ALLIANCE, 'review')
    if (await openProceedingOf(member, trx)) throw new StepNotAllowed('review', 'review_open')
    const proceeding = await Proceeding.create(
      {
        ...{ memberId: member.id, name: member.name, cause, grounds, designationId: designationId ?? null },
        ...{ state: 'review', version: 0, warned: false, createdById: by.id },
        stateSince: DateTime.fromJSDate(now()),
      },
      { client: trx }
    )
    await proceedingWorkflow.begin(trx, proceeding, by, 'alliance_proceeding.opened', { opinion: grounds, cause })
    return proceeding
  })
}

/** The keeper and a second one at the same moment open one review. */
export async function openReviewOnce(...[member, by, cause]: Parameters<typeof openReview>) {
  try {
    return await openReview(member, by, cause)
  } catch (error) {
    if (isDuplicateKey(error) || error instanceof StepNotAllowed) return null
    throw error
  }
}

export function openProceedingOf({ id }: Pick<AllianceMember, 'id'>, trx?: Trx) {
  return Proceeding.query({ client: trx })
    .where('memberId', id)
    .whereIn('state', proceedingWorkflow.statesIn('open'))
    .orderBy('id', 'desc')
    .first()
}

/** 告知拟除名: the member has so many working days to state its case. */
export function proposeExpulsion(proceeding: Proceeding, by: Actor, { opinion, version }: Ruling) {
  const set = { grounds: opinion, warned: true }
  return proceedingWorkflow.take('propose', proceeding, { by, version, set, details: { opinion } })
}

type Ruling = { opinion: string; version?: number }

/** 陈述申辩; the last day counts. */
export async function stateCase(proceeding: Proceeding, by: Person, { statement, version }: Statement) {
  await refuseAfterLastDay(proceeding)
  await proceedingWorkflow.take('state', proceeding, {
    by,
    version,
    set: { statement, hearing: 'stated' },
    also: async (trx) => {
      await freeze(trx, { type: 'alliance_proceeding', id: proceeding.id, round: 1 }, { statement }, by.id)
    },
  })
}

type Statement = { statement: string; version?: number }

export async function waiveCase(proceeding: Proceeding, by: Person, { version }: { version?: number }) {
  await refuseAfterLastDay(proceeding)
  await proceedingWorkflow.take('waive', proceeding, { by, version, set: { hearing: 'waived' } })
}

/** The last day is over in silence: it goes on. Done by the keeper of the clocks. */
export async function closeStatement(id: number) {
  const proceeding = await Proceeding.findOrFail(id)
  await proceedingWorkflow.take('lapse', proceeding, { by: system('deadline_keeper'), set: { hearing: 'none' } })
}

async function refuseAfterLastDay({ id }: Proceeding) {
  const [clock] = await Clock.of('alliance_proceeding', [id])
  if (clock?.standing(await workCalendar()).tone === 'over') throw new StepNotAllowed('state', 'statement_over')
}

/** 维持资格: nothing follows. */
export function dropProceeding(proceeding: Proceeding, by: Actor, { opinion, version }: Ruling) {
  const set = { outcome: 'kept' }
  return proceedingWorkflow.take('close', proceeding, { by, version, set, details: { opinion, outcome: 'kept' } })
}

type Outcome = { outcome: 'kept' | 'expelled' | 'left'; meetingNumber?: string; votes?: string }

/** What a vote or a leaving ends; nothing happens where none is open. */
export async function closeProceedingOf(trx: Trx, member: Pick<AllianceMember, 'id'>, by: Actor, outcome: Outcome) {
  const open = await openProceedingOf(member, trx)
  if (!open) return
  await proceedingWorkflow.takeIn(trx, 'close', open, {
    by,
    set: { outcome: outcome.outcome },
    details: { ...outcome },
  })
}

/** @throws StepNotAllowed `not_heard`: nobody is expelled who could not speak first */
export async function refuseUnheard(trx: Trx, member: AllianceMember) {
  const open = await openProceedingOf(member, trx)
  if (open?.state !== 'ready') throw new StepNotAllowed('expel', 'not_heard')
}

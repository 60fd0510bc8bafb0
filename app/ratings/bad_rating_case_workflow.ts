import { DateTime } from 'luxon'
import config from '#config/ratings'
import deadlines from '#config/deadlines'
import { beijingYear } from '#app/core/beijing_day'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import { nextNumber } from '#app/core/number_sequence'
import type Designation from '#app/designations/designation'
import { system, type Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { Workflow } from '#app/workflow/workflow'
import BadRatingCase, { type CaseSource } from './bad_rating_case.js'
import type { Contact } from './rating_form.js'
import { writeToRater } from './rating_letters.js'

export type CaseState =
  'opened' | 'contacted' | 'verified' | 'repaired' | 'called_back' | 'closed' | 'appealed' | 'deliberated' | 'upheld'

const POINT = ['operator', 'principal'] as const

/** While the point has something to put right, and while it is being looked at whether it has. */
const REPAIRING = ['opened', 'contacted', 'verified'] as const
const APPEALING = ['appealed', 'deliberated'] as const

/** From a bad rating to the call-back: the point repairs, the city verifies, asks again and closes. */
export const badRatingWorkflow = new Workflow(
  'bad_rating_case',
  'bad_rating_cases',
  {
    opened: { tone: 'warning', waitsFor: POINT, group: 'point' },
    contacted: { tone: 'waiting', waitsFor: ['bureau_handler'], group: 'office' },
    verified: { tone: 'warning', waitsFor: POINT, group: 'point' },
    repaired: { tone: 'waiting', waitsFor: ['bureau_handler'], group: 'office' },
    called_back: { tone: 'info', waitsFor: ['bureau_handler'], group: 'office' },
    closed: { tone: 'good', waitsFor: null, group: 'over' },
    appealed: { tone: 'waiting', waitsFor: ['bureau_handler'], group: 'appeal' },
    deliberated: { tone: 'waiting', waitsFor: ['division_head'], group: 'appeal' },
    upheld: { tone: 'quiet', waitsFor: null, group: 'over' },
  },
  {
    contact: { from: ['opened'], to: 'contacted', recordedAs: 'bad_rating_case.contacted' },
    verify: { from: ['contacted'], to: 'verified', recordedAs: 'bad_rating_case.verified' },
    /** 不属实: nothing is to be repaired, but who rated is told so. */
    clear: { from: ['contacted'], to: 'repaired', recordedAs: 'bad_rating_case.cleared' },
    repair: { from: ['verified'], to: 'repaired', recordedAs: 'bad_rating_case.repaired' },
    sendBack: { from: ['repaired', 'called_back'], to: 'verified', recordedAs: 'bad_rating_case.sent_back' },
    callBack: { from: ['repaired'], to: 'called_back', recordedAs: 'bad_rating_case.called_back' },
    close: { from: ['called_back'], to: 'closed', recordedAs: 'bad_rating_case.closed' },
    appeal: { from: ['opened', 'contacted'], to: 'appealed', recordedAs: 'bad_rating_case.appealed' },
    propose: { from: ['appealed'], to: 'deliberated', recordedAs: 'bad_rating_case.ruling_proposed' },
    uphold: { from: ['deliberated'], to: 'upheld', recordedAs: 'bad_rating_case.upheld' },
    /** It goes on where it was. */
    dismissUncontacted: { from: ['deliberated'], to: 'opened', recordedAs: 'bad_rating_case.dismissed' },
    dismiss: { from: ['deliberated'], to: 'contacted', recordedAs: 'bad_rating_case.dismissed' },
  } as const satisfies Record<string, { from: readonly CaseState[]; to: CaseState; recordedAs: string }>,
  {
    title: ({ number }: BadRatingCase) => number,
    rules: {
      /** Begins anew when an appeal was dismissed: it is over before there is anything to pause. */
      first_contact: { limit: deadlines.firstContact, runsIn: ['opened'] },
      repair: { limit: config.repairDays, inCalendarDays: true, runsIn: REPAIRING, pausedIn: APPEALING },
      call_back: { limit: deadlines.callBack, runsIn: ['repaired'] },
    },
  }
)

type Step = keyof typeof badRatingWorkflow.steps

export type Complaint = {
  source: CaseSource
  /** 1 or 2 */
  stars: number
  problem?: string | null
  /** ISO day */
  ratedOn: string
  ratingId?: number | null
  contact?: Contact
  /** In which who rated is written to. */
  locale?: string
}

/**
 * Opens the case of a bad rating, whoever brings it: an instant rating, a survey with a name left freely, a call.
 * What is said to have happened must not lead back to an anonymous answer: give neither its id nor its moment.
 */
export async function openBadRatingCase(trx: Trx, point: Designation, by: Actor, complaint: Complaint) {
  const { contact = {}, ratedOn, locale = 'zh-CN', ...facts } = complaint
  const { contactName, contactMobile, contactEmail } = contact
  const leftContact = Boolean(contactMobile || contactEmail)
  const { id: designationId, organizationId, districtCode, hostType } = point
  const opened = await BadRatingCase.create(
    {
      ...{ ...facts, designationId, organizationId, districtCode, hostType, locale, leftContact },
      ...(leftContact ? { contactName, contactMobile, contactEmail } : {}),
      number: await numberOf(trx),
      ratedOn: DateTime.fromISO(ratedOn),
      ...{ state: 'opened', version: 0 },
      stateSince: DateTime.utc(),
    },
    { client: trx }
  )
  const { source, stars } = facts
  await badRatingWorkflow.begin(trx, opened, by, 'bad_rating_case.opened', { source, stars, leftContact })
  await writeToRater(trx, opened, point, 'received')
  return opened
}

async function numberOf(trx: Trx) {
  const year = beijingYear()
  return `CP-${year}-${String(await nextNumber(trx, `bad_rating_case/${year}`)).padStart(5, '0')}`
}

export type Words = { version?: number }

/** One step with what was said at it; the note stands in the row and, for the timeline, in the entry. */
export function moveCase(
  step: Step,
  row: BadRatingCase,
  by: Actor,
  said: { opinion?: string | null; version?: number; set?: Record<string, unknown>; also?: (trx: Trx) => Promise<void> }
) {
  const { opinion, version, set, also } = said
  return badRatingWorkflow.take(step, row, { by, version, set, also, details: { opinion } })
}

/** How to reach who rated is shown to the point, so that it can make the first contact. */
export async function releaseContact(row: BadRatingCase, by: Actor) {
  await inTransaction(async (trx) => {
    const released = await trx
      .from('bad_rating_cases')
      .where({ id: row.id, state: 'opened' })
      .whereNull('contact_released_at')
      .update({ contact_released_at: sqlTime(), updated_at: sqlTime() })
    if (Number(released) === 0) throw new StepNotAllowed('release', 'wrong_state')
    await badRatingWorkflow.tell(trx, 'bad_rating_case.contact_released', row.id, by)
  })
  await row.refresh()
}

type FirstContact = Words & { responsible: string; contactWay?: string; contactNote: string }

/** 首次联系. Where no way was left, the point says how it takes the matter up. */
export function contactRater(row: BadRatingCase, by: Actor, said: FirstContact) {
  const { responsible, contactWay = 'none', contactNote, version } = said
  const set = { responsible, contact_way: contactWay, contact_note: contactNote, contacted_at: sqlTime() }
  return moveCase('contact', row, by, { opinion: contactNote, version, set })
}

/** 核实 */
export function verifyCase(
  row: BadRatingCase,
  by: Actor,
  { verdict, finding, version }: Words & { verdict: string; finding: string }
) {
  const step = verdict === 'unfounded' ? 'clear' : 'verify'
  return moveCase(step, row, by, { opinion: finding, version, set: { verdict, finding } })
}

/** 整改 */
export function repairCase(
  row: BadRatingCase,
  by: Actor,
  { measures, repairedOn, version }: Words & { measures: string; repairedOn: string }
) {
  const set = { measures, repaired_on: repairedOn, repaired_at: sqlTime() }
  return moveCase('repair', row, by, { opinion: measures, version, set })
}

export function sendCaseBack(row: BadRatingCase, by: Actor, { backReason, version }: Words & { backReason: string }) {
  return moveCase('sendBack', row, by, { opinion: backReason, version })
}

/** 回访: who left an address for letters is asked to say once more how it is now. */
export function callBack(
  row: BadRatingCase,
  by: Actor,
  { callBackResult = 'no_contact', callBackNote, version }: Words & { callBackResult?: string; callBackNote: string }
) {
  const set = { call_back_result: callBackResult, call_back_note: callBackNote, called_back_at: sqlTime() }
  return moveCase('callBack', row, by, {
    ...{ opinion: callBackNote, version, set },
    also: async (trx) => {
      if (!row.secondStars) await writeToRater(trx, row, row.designation, 'again')
    },
  })
}

export function closeCase(row: BadRatingCase, by: Actor, { closingNote, version }: Words & { closingNote: string }) {
  return moveCase('close', row, by, { opinion: closingNote, version })
}

const ASKED_AGAIN: readonly CaseState[] = ['called_back', 'closed']

/** 再评价 can be given, once, for some time after the call-back. */
export function canBeRatedAgain({ state, calledBackAt, secondStars }: BadRatingCase) {
  if (!calledBackAt || secondStars || !ASKED_AGAIN.includes(state)) return false
  return DateTime.utc() < calledBackAt.plus({ days: config.secondDays })
}

/**
 * 再评价 by the same person, through the letter of the call-back.
 *
 * @throws StepNotAllowed `rated_before`
 */
export async function rateAgain(row: BadRatingCase, { stars, comment }: { stars: number; comment?: string | null }) {
  if (!canBeRatedAgain(row)) throw new StepNotAllowed('rate', 'rated_before')
  await inTransaction(async (trx) => {
    const rated = await trx
      .from('bad_rating_cases')
      .where({ id: row.id })
      .whereIn('state', [...ASKED_AGAIN])
      .whereNull('second_stars')
      .update({ second_stars: stars, second_comment: comment ?? null, second_rated_at: sqlTime() })
    if (Number(rated) === 0) throw new StepNotAllowed('rate', 'rated_before')
    await badRatingWorkflow.tell(trx, 'bad_rating_case.rated_again', row.id, system('visitor'), { stars })
  })
  await row.refresh()
}

import { addDays } from '#app/calendar/working_days'
import type { ApplicationState } from '#app/service_points/point_application_workflow'

/** What happened to the n-th application, told without asking anybody: the same for the same day. Pure. */

type Act = { name: string; by: 'applicant' | 'handler' | 'leader' | 'expert'; to?: ApplicationState }

const STARTED: Act = { name: 'started', by: 'applicant', to: 'draft' }
const SUBMITTED: Act = { name: 'submitted', by: 'applicant', to: 'submitted' }
const ACCEPTED: Act = { name: 'accepted', by: 'handler', to: 'verification' }
const ASSIGNED: Act = { name: 'assigned', by: 'handler' }
const FAILED: Act = { name: 'verification_failed', by: 'handler', to: 'rejected' }
const VERIFIED: Act = { name: 'verified', by: 'handler', to: 'expert_review' }
const CONCLUDED: Act = { name: 'panel_concluded', by: 'expert', to: 'deliberation' }
const AGREED: Act = { name: 'agreed', by: 'leader', to: 'public_notice' }
const RECOGNIZED: Act = { name: 'recognized', by: 'handler', to: 'recognized' }
const WITHDRAWN: Act = { name: 'withdrawn', by: 'applicant', to: 'withdrawn' }

/** The acts that lead to a state; each has as many that there is room for pairs of question and answer. */
const ROADS = {
  submitted: [STARTED, SUBMITTED],
  verification: [STARTED, SUBMITTED, ACCEPTED, ASSIGNED],
  deliberation: [STARTED, SUBMITTED, ACCEPTED, ASSIGNED, VERIFIED, CONCLUDED],
  recognized: [STARTED, SUBMITTED, ACCEPTED, ASSIGNED, VERIFIED, CONCLUDED, AGREED, RECOGNIZED],
  rejected: [STARTED, SUBMITTED, ACCEPTED, FAILED],
  withdrawn: [STARTED, SUBMITTED, ACCEPTED, WITHDRAWN],
} satisfies Partial<Record<ApplicationState, Act[]>>

export type LargeState = keyof typeof ROADS

/** Of a hundred applications. */
const SHARES: [LargeState, number][] = [
  ['recognized', 50],
  ['submitted', 15],
  ['verification', 10],
  ['rejected', 15],
  ['deliberation', 5],
  ['withdrawn', 5],
]
const ENDINGS = SHARES.flatMap(([state, share]) => Array.from({ length: share }, () => state))

/** 37 and 100 have no common divisor: every hundred in a row has all endings. */
export const stateOf = (n: number) => ENDINGS[(n * 37) % 100]

export const isDecided = (state: LargeState) => ['recognized', 'rejected', 'withdrawn'].includes(state)

/** 加签: an opinion that is asked for, and given on the same day. */
const ASIDE: Act[] = [
  { name: 'opinion_asked', by: 'handler' },
  { name: 'opinion_given', by: 'expert' },
]

/** The acts of an application, `length` of them where its road is not longer, with the questions after the second. */
export function actsOf(state: LargeState, length: number): Act[] {
  const road: Act[] = ROADS[state]
  const asides = Array.from({ length: Math.max(0, Math.floor((length - road.length) / 2)) }, () => ASIDE).flat()
  return [...road.slice(0, 2), ...asides, ...road.slice(2)]
}

/**
 * Decided ones lie over three years until a month ago; the others began within three weeks and moved in the last four
 * days: an anchor names all chains that grew on its day.
 */
export function daysOf(n: number, state: LargeState, today: string) {
  if (!isDecided(state)) return { begins: addDays(today, -(4 + (n % 17))), ends: addDays(today, -(1 + (n % 4))) }
  const begins = addDays(today, -(75 + ((n * 61) % 1100)))
  return { begins, ends: addDays(begins, 45) }
}

/** The day of one act: those of the road lie evenly between begin and end, questions on the day of the submission. */
export function dayOfAct(acts: readonly Act[], at: number, begins: string, ends: string) {
  const road = acts.filter((act) => !ASIDE.includes(act))
  const place = road.indexOf(ASIDE.includes(acts[at]) ? SUBMITTED : acts[at])
  const days = (Date.parse(ends) - Date.parse(begins)) / 86_400_000
  return addDays(begins, Math.floor((days * place) / (road.length - 1)))
}

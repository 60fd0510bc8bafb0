import { DateTime } from 'luxon'
import type { MemberClass } from './member_classes.js'
import type { MemberState } from './member_workflow.js'

/** What a standing is computed from; days as ISO texts. */
export type StandingFacts = {
  state: MemberState
  since: string
  memberClass: MemberClass
  joinedOn: string | null
  termUntil: string | null
  /** The last thing the member did for the alliance; the day it joined, when there is none. */
  lastDutyOn: string | null
  remindedOn: string | null
  suspendedUntil: string | null
  withdrawalAskedOn: string | null
  /** When the limit that runs ends; null when it is paused or none runs. */
  dueOn: string | null
  proceeding: { state: 'review' | 'statement' | 'ready'; dueOn: string | null } | null
}

export type StandingRules = {
  absence: { remindAfterMonths: number; endAfterMonths: number; graceDays: number }
}

/** What will be, on which day, by which rule; without a day when somebody has to decide first. */
export type Change = { to: string; rule: string; on: string | null; facts: Record<string, string | number> }

export type Standing = {
  state: MemberState
  /** Name under `alliance_standing.rules`. */
  rule: string
  facts: Record<string, string | number>
  /** The nearest first. */
  changes: Change[]
}

const IN: readonly MemberState[] = ['active', 'warned', 'suspended']

/** 状态说明: which rule gave the state, and what changes it on which day. Pure. */
export function standingOf(facts: StandingFacts, rules: StandingRules): Standing {
  const { state, since } = facts
  const changes = [...admissionChanges(facts), ...(IN.includes(state) ? memberChanges(facts, rules) : [])]
  return {
    ...{ state, rule: state, facts: { since, ...(facts.joinedOn ? { joinedOn: facts.joinedOn } : {}) } },
    changes: changes.toSorted((one, other) => ((one.on ?? '9999') < (other.on ?? '9999') ? -1 : 1)),
  }
}

function admissionChanges({ state, dueOn }: StandingFacts): Change[] {
  if (state === 'applied') return [{ to: 'under_vote', rule: 'formal_check', on: null, facts: { dueOn: dueOn ?? '' } }]
  if (state === 'supplement')
    return [{ to: 'rejected', rule: 'supplement_lapses', on: dueOn && later(dueOn, { days: 1 }), facts: {} }]
  return state === 'under_vote' ? [{ to: 'active', rule: 'vote', on: null, facts: {} }] : []
}

function memberChanges(facts: StandingFacts, rules: StandingRules): Change[] {
  const { suspendedUntil, termUntil, withdrawalAskedOn, proceeding, memberClass } = facts
  const changes = [absenceChange(facts, rules)].filter((change) => change !== null)
  if (facts.state === 'suspended' && suspendedUntil)
    changes.push({ to: 'active', rule: 'suspension_ends', on: later(suspendedUntil, { days: 1 }), facts: {} })
  if (termUntil && memberClass !== 'member_unit')
    changes.push({ to: 'member_unit', rule: 'term_ends', on: later(termUntil, { days: 1 }), facts: { termUntil } })
  if (withdrawalAskedOn)
    changes.push({ to: 'withdrawn', rule: 'certificate_returned', on: null, facts: { withdrawalAskedOn } })
  if (proceeding?.state === 'statement')
    changes.push({
      to: 'vote',
      rule: 'statement_ends',
      on: proceeding.dueOn && later(proceeding.dueOn, { days: 1 }),
      facts: {},
    })
  if (proceeding?.state === 'ready') changes.push({ to: 'expelled', rule: 'expulsion_vote', on: null, facts: {} })
  return changes
}

/** 连续一年不履职: told first, then out by itself. */
function absenceChange(facts: StandingFacts, rules: StandingRules): Change | null {
  const days = absenceDays(facts, rules)
  if (!days) return null
  const { lastDutyOn, remindOn, endOn, isReminded } = days
  if (isReminded) {
    const { remindedOn } = facts
    const because = { lastDutyOn, remindedOn: remindedOn!, months: rules.absence.endAfterMonths }
    return { to: 'auto_withdrawn', rule: 'absence', on: endOn, facts: because }
  }
  return {
    to: 'reminded',
    rule: 'reminder',
    on: remindOn,
    facts: { lastDutyOn, months: rules.absence.remindAfterMonths },
  }
}

/** On which days a member without duties is reminded and leaves. A reminder before the last duty counts no more. */
export function absenceDays(
  { lastDutyOn, joinedOn, remindedOn }: Pick<StandingFacts, 'lastDutyOn' | 'joinedOn' | 'remindedOn'>,
  { absence }: StandingRules
) {
  const last = lastDutyOn ?? joinedOn
  if (!last) return null
  const remindOn = later(last, { months: absence.remindAfterMonths })
  const isReminded = remindedOn !== null && remindedOn >= remindOn
  const year = later(last, { months: absence.endAfterMonths })
  const grace = isReminded
    ? later(remindedOn, { days: absence.graceDays })
    : later(remindOn, { days: absence.graceDays })
  return { lastDutyOn: last, remindOn, isReminded, endOn: year > grace ? year : grace }
}

function later(day: string, by: { months?: number; days?: number }) {
  return DateTime.fromISO(day).plus(by).toISODate()!
}

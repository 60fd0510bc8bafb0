import { DateTime } from 'luxon'
import type { Judged, Party, Somebody } from './judged.js'
import { plainName, usccRoot } from './party_keys.js'

/** 回避: why an expert must not judge something. */
export const conflictReasons = [
  'same_unit',
  'former_unit',
  'relation',
  'recommender',
  'co_author',
  'declared_by_expert',
  'declared_by_subject',
  'office_decision',
] as const
export type ConflictReason = (typeof conflictReasons)[number]

/** With what of the expert's it was found: the name of the unit or person, or the words of a declaration. */
export type Conflict = { reason: ConflictReason; about: string }

/** ISO days; without an end it goes on. */
type Employment = { name: string; uscc: string | null; until: string | null }

export type ExpertFacts = {
  name: string
  email: string
  organizationId: number | null
  employments: readonly Employment[]
  relations: readonly { name: string; uscc: string | null }[]
  /** Declarations and decisions that stand, about whatever subject. */
  recusals: readonly { subjectType: string; subjectId: number; origin: ConflictReason; note: string }[]
}

/** The last day at an earlier employer that still counts, and today. */
export type ConflictDays = { today: string; since: string }

export function conflictDays(today: string, years: number): ConflictDays {
  return { today, since: DateTime.fromISO(today).minus({ years }).toISODate()! }
}

/** Everything that stands between an expert and a subject, for the handler to read. conflict_scope.ts says the same in SQL. */
export function conflictsOf(expert: ExpertFacts, judged: Judged, days: ConflictDays): Conflict[] {
  const { employments, relations } = expert
  const now = employments.filter(({ until }) => until === null || until >= days.today)
  const before = employments.filter(({ until }) => until !== null && until < days.today && until >= days.since)
  const found = (reason: ConflictReason, of: readonly Parameters<typeof isOneOf>[0][], parties: readonly Party[]) =>
    of.filter((one) => isOneOf(one, parties)).map(({ name }) => ({ reason, about: name }))
  const own = judged.units.find(({ organizationId }) => organizationId && organizationId === expert.organizationId)
  return [
    ...found('same_unit', now, judged.units),
    ...(own ? [{ reason: 'same_unit' as const, about: own.name }] : []),
    ...found('former_unit', before, judged.units),
    ...found('relation', relations, judged.units),
    ...found('recommender', now, judged.recommenders),
    ...(isAmong(expert, judged.recommendingPeople) ? [{ reason: 'recommender' as const, about: expert.name }] : []),
    ...(isAmong(expert, judged.coAuthors) ? [{ reason: 'co_author' as const, about: expert.name }] : []),
    ...expert.recusals
      .filter(({ subjectType, subjectId }) => subjectType === judged.type && subjectId === judged.id)
      .map(({ origin, note }) => ({ reason: origin, about: note })),
  ]
}

/** By any of its names, or by the root of its credit code. */
function isOneOf({ name, uscc }: { name: string; uscc: string | null }, parties: readonly Party[]) {
  const root = usccRoot(uscc)
  return parties.some(
    (party) =>
      namesOf(party).some((one) => plainName(one) === plainName(name)) ||
      (root !== null && root === usccRoot(party.uscc))
  )
}

export function namesOf({ name, formerNames = [] }: Party) {
  return [name, ...formerNames]
}

/** Namesakes step aside too, until the office has looked: a name is all that a subject knows of most people. */
export function isAmong({ name, email }: { name: string; email: string }, people: readonly Somebody[]) {
  const address = email.trim().toLowerCase()
  return people.some(
    (one) => plainName(one.name) === plainName(name) || (one.email && one.email.trim().toLowerCase() === address)
  )
}

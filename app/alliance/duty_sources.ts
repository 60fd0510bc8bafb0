import type AllianceMember from './alliance_member.js'

export const dutyKinds = ['meeting', 'activity', 'data', 'case', 'pledge'] as const

export type DutyKind = (typeof dutyKinds)[number]

/** 履职: one thing that a member did for the alliance, on a day. */
export type Duty = { memberId: number; kind: DutyKind; on: string; title: string; href?: string }

export type Span = { from: string; until: string }

/** The members that are asked about, all at once: a source makes one statement of it, however many there are. */
export type Asked = readonly Pick<AllianceMember, 'id' | 'organizationId' | 'name'>[]

/** Where duties come from. Rooms above register theirs in start/alliance.ts: meetings, typical cases. */
export type DutySource = (members: Asked, span: Span) => Promise<Duty[]>

const sources: DutySource[] = []

export function registerDutySources(...added: DutySource[]) {
  sources.push(...added)
}

/** Everything these members did between two days, newest first, by member. */
export async function dutiesOf(members: Asked, span: Span): Promise<Map<number, Duty[]>> {
  const found = new Map<number, Duty[]>(members.map(({ id }) => [id, []]))
  if (members.length === 0) return found
  for (const source of sources) {
    for (const duty of await source(members, span)) found.get(duty.memberId)?.push(duty)
  }
  for (const duties of found.values()) duties.sort((one, other) => (one.on < other.on ? 1 : -1))
  return found
}

/** How many of each kind. */
export function countDuties(duties: readonly Duty[]): Record<DutyKind, number> {
  const counts = { meeting: 0, activity: 0, data: 0, case: 0, pledge: 0 }
  for (const { kind } of duties) counts[kind]++
  return counts
}

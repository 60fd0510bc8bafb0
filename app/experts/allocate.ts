import { DrawStream } from './draw_stream.js'

/**
 * A case is whatever is judged: a typical case, a point. The words stand in the records of earlier allocations.
 * `clear`: who may judge it; `home`: those of them who know its field.
 */
export type CaseToJudge = { id: number; clear: readonly number[]; home: readonly number[] }

/** What decides an allocation together with the seed; the order in it does not. `loads`: cases that each has already. */
export type AllocationInputs = { seats: number; cases: readonly CaseToJudge[]; loads: Readonly<Record<string, number>> }

export function loadsOf(seats: readonly { expertId: number }[]): AllocationInputs['loads'] {
  const loads: Record<string, number> = {}
  for (const { expertId } of seats) loads[expertId] = (loads[expertId] ?? 0) + 1
  return loads
}

export type Allocated = { seats: { caseId: number; expertId: number }[]; position: number }

export class TooFewClear extends Error {
  constructor(readonly caseId: number) {
    super('too few experts are clear of a case')
  }
}

/**
 * 分层抽取 and 均衡: each case, in an order by chance, gets one who knows its field and then whoever has least to do; among
 * equals chance decides. What conflicts leave uneven is then moved along chains of exchanges until no chain makes the
 * loads more even, which is the most even there is. Somebody of the field stays in a case as long as evenness allows.
 *
 * @throws TooFewClear
 */
export function allocate({ seats, cases, loads }: AllocationInputs, seed: string, position = 0): Allocated {
  const stream = new DrawStream(seed, position)
  const load = new Map(cases.flatMap(({ clear }) => clear).map((id) => [id, loads[id] ?? 0]))
  const given = new Map<number, Set<number>>()
  for (const one of inChanceOrder(cases, stream)) {
    if (one.clear.length < seats) throw new TooFewClear(one.id)
    const taken = new Set<number>()
    given.set(one.id, taken)
    for (let n = 0; n < seats; n++) {
      const free = (n === 0 && one.home.length > 0 ? one.home : one.clear).filter((id) => !taken.has(id))
      const expert = leastLoaded(free, load, stream)
      taken.add(expert)
      load.set(expert, load.get(expert)! + 1)
    }
  }
  balance(cases, given, load, true)
  balance(cases, given, load, false)
  const rows = [...given].flatMap(([caseId, taken]) => [...taken].map((expertId) => ({ caseId, expertId })))
  rows.sort((a, b) => a.caseId - b.caseId || a.expertId - b.expertId)
  return { seats: rows, position: stream.position }
}

function inChanceOrder(cases: readonly CaseToJudge[], stream: DrawStream) {
  const left = [...cases].sort((a, b) => a.id - b.id)
  return left.map((_one, at) => {
    const other = at + stream.below(left.length - at)
    ;[left[at], left[other]] = [left[other], left[at]]
    return left[at]
  })
}

function leastLoaded(free: readonly number[], load: Map<number, number>, stream: DrawStream) {
  const least = Math.min(...free.map((id) => load.get(id)!))
  const equal = free.filter((id) => load.get(id) === least).sort((a, b) => a - b)
  return equal[stream.below(equal.length)]
}

type Given = Map<number, Set<number>>
type Move = { caseId: number; from: number; to: number }

function balance(cases: readonly CaseToJudge[], given: Given, load: Map<number, number>, keepsHome: boolean) {
  const sorted = [...cases].sort((a, b) => a.id - b.id)
  for (;;) {
    const chain = improvingChain(sorted, given, load, keepsHome)
    if (!chain) return
    for (const { caseId, from, to } of chain) {
      given.get(caseId)!.delete(from)
      given.get(caseId)!.add(to)
    }
    const [{ from }, { to }] = [chain[0], chain.at(-1)!]
    load.set(from, load.get(from)! - 1)
    load.set(to, load.get(to)! + 1)
  }
}

/** From somebody with much to somebody with at least two cases less, each handing one case to the next. */
function improvingChain(cases: readonly CaseToJudge[], given: Given, load: Map<number, number>, keepsHome: boolean) {
  const heaviest = [...load.keys()].sort((a, b) => load.get(b)! - load.get(a)! || a - b)
  for (const start of heaviest) {
    const reached = new Map<number, Move | null>([[start, null]])
    for (const expert of reached.keys()) {
      for (const move of movesOf(expert, cases, given, keepsHome)) {
        if (reached.has(move.to)) continue
        reached.set(move.to, move)
        if (load.get(move.to)! <= load.get(start)! - 2) return chainTo(move.to, reached)
      }
    }
  }
  return null
}

function* movesOf(from: number, cases: readonly CaseToJudge[], given: Given, keepsHome: boolean): Generator<Move> {
  for (const { id: caseId, clear, home } of cases) {
    const taken = given.get(caseId)!
    if (!taken.has(from)) continue
    const isLastOfField = home.includes(from) && ![...taken].some((id) => id !== from && home.includes(id))
    const heirs = keepsHome && isLastOfField ? home : clear
    for (const to of [...heirs].sort((a, b) => a - b)) if (!taken.has(to)) yield { caseId, from, to }
  }
}

function chainTo(end: number, reached: Map<number, Move | null>) {
  const chain: Move[] = []
  for (let move = reached.get(end); move; move = reached.get(move.from)) chain.unshift(move)
  return chain
}

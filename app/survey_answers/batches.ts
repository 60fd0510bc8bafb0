import { randomInt } from 'node:crypto'
import type { Channel } from './pool.js'

type Waiting = { channel: Channel; designationId: number | null }

/** Answers that leave the pool together; `isRead` false: too few, only their number stays. */
export type Batch<A> = { channel: Channel; designationId: number | null; isRead: boolean; answers: A[] }

/**
 * Who may leave the pool. Everything that an answer shows beside itself (its channel, its point) is shared by at least
 * `least` answers of the same batch, so that even who watched the pool from answer to answer is left with that many.
 *
 * While a wave runs, `least` of each group always stay: what stays in the end is then enough for a batch again.
 * Afterwards everything leaves; points with too few answers are not named, and what is still too few is only counted.
 */
export function batchesOf<A extends Waiting>(waiting: readonly A[], least: number, isOver: boolean): Batch<A>[] {
  const groups = groupsOf(shuffled(waiting))
  if (!isOver)
    return groups
      .filter(({ answers }) => answers.length >= 2 * least)
      .map((group) => ({ ...group, answers: group.answers.slice(least) }))
  return (['link', 'open'] as const).flatMap((channel) => lastBatches(groups, channel, least))
}

function lastBatches<A>(groups: Batch<A>[], channel: Channel, least: number): Batch<A>[] {
  const own = groups.filter((group) => group.channel === channel)
  const named = own.filter(({ answers, designationId }) => designationId !== null && answers.length >= least)
  const rest = own.filter((group) => !named.includes(group)).flatMap(({ answers }) => answers)
  if (rest.length === 0) return named
  return [...named, { channel, designationId: null, isRead: rest.length >= least, answers: shuffled(rest) }]
}

function groupsOf<A extends Waiting>(waiting: readonly A[]): Batch<A>[] {
  const groups = Map.groupBy(waiting, ({ channel, designationId }) => `${channel}/${designationId}`)
  return [...groups.values()].map((answers) => {
    const [{ channel, designationId }] = answers
    return { channel, designationId, isRead: true, answers }
  })
}

/** By the generator of the operating system: an order that can be foreseen is none. */
function shuffled<T>(items: readonly T[]): T[] {
  const mixed = [...items]
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = randomInt(last + 1)
    ;[mixed[last], mixed[other]] = [mixed[other], mixed[last]]
  }
  return mixed
}

import { RollOverItemSchema } from '#database/schema'
import type { Answers } from '#app/core/form'
import type { RollKindKey, Whys } from './roll_kind.js'

export const itemVerdicts = ['opened', 'refused', 'failed'] as const
export type ItemVerdict = (typeof itemVerdicts)[number]

/** One thing that a year begins with: as it was, as it is to be, and what became of it. Opened once, it stays. */
export default class RollOverItem extends RollOverItemSchema {
  declare kind: RollKindKey
  declare before: Answers
  declare facts: Answers
  declare whys: Whys
  declare verdict: ItemVerdict | null
  /** What the sentence of the reason needs. */
  declare reasonParams: Record<string, string> | null

  /** Ordered, and nothing has become of it yet. */
  get isWaiting() {
    return this.orderedAt !== null && this.verdict === null
  }

  get isOpened() {
    return this.verdict === 'opened'
  }

  get standing() {
    return this.verdict ?? (this.isWaiting ? ('waiting' as const) : ('planned' as const))
  }
}

import { ImportRowSchema } from '#database/schema'
import type { Answers } from '#app/core/form'
import type { Cells, Effect, Fault } from './import_kinds.js'

export const verdicts = ['ok', 'warning', 'duplicate', 'bad'] as const
export type Verdict = (typeof verdicts)[number]

export const outcomes = ['imported', 'refused', 'failed', 'undone'] as const
export type Outcome = (typeof outcomes)[number]

/** The verdicts with which a row is imported. */
export const FIT: readonly Verdict[] = ['ok', 'warning']

/** One line of a workbook. Its outcome is written once, in the transaction of what it tells of. */
export default class ImportRow extends ImportRowSchema {
  declare verdict: Verdict
  declare outcome: Outcome | null
  declare cells: Cells
  declare answers: Answers | null
  declare faults: Fault[]
  declare effect: Effect | null
}

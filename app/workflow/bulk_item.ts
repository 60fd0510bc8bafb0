import { BulkItemSchema } from '#database/schema'
import type { BulkParams } from './bulk_kinds.js'

export const verdicts = ['done', 'refused', 'failed'] as const
export type Verdict = (typeof verdicts)[number]

/** One row of a bulk act. It is settled once: `verdict` is never written over. */
export default class BulkItem extends BulkItemSchema {
  declare verdict: Verdict | null
  declare params: BulkParams | null
  /** What the sentence of the reason needs. */
  declare reasonParams: Record<string, string> | null
}

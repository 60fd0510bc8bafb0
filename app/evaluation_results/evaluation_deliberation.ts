import { EvaluationDeliberationSchema } from '#database/schema'
import { canonicalJson, sha256 } from '#app/core/canonical_json'
import type { Grade } from '#app/indicators/indicator_content'

/** One point on the list of grades, as it was decided. */
export type Decided = {
  number: string
  name: string
  final: number
  rank: number | null
  /** What the rules propose, and what was decided. */
  proposed: Grade | null
  grade: Grade | null
  reason: string | null
}

/** 审议决定 about the grades of a year. */
export default class EvaluationDeliberation extends EvaluationDeliberationSchema {
  declare list: Decided[]
}

export const hashOfList = (list: readonly Decided[]) => sha256(canonicalJson(list))

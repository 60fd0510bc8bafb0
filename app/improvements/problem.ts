import type { MeasureCode } from '#app/tallies/countings'

/** What rules look for in a year, in the order in which chapter ten tells of it. */
export const problemRules = [
  ...(['missed_target', 'low_indicator', 'failed_point', 'dead_point', 'silent_district'] as const),
  ...(['bad_ratings', 'low_satisfaction'] as const),
] as const
export type ProblemRule = (typeof problemRules)[number]

/** What a measure answers to: the finding of a rule, or what somebody saw without one. */
export const measureOrigins = [...problemRules, 'by_hand'] as const
export type MeasureOrigin = (typeof measureOrigins)[number]

/** One number that a problem was found by, with the page that shows it. */
export type ProblemFigure = {
  /** actual: what was found; wanted: what the rule or the plan asks for; before: the same of the year before. */
  kind: 'actual' | 'wanted' | 'before'
  /** In Chinese, as the report names it. */
  label: string
  value: number
  decimals: 0 | 1 | 2
  unit: string
  /** Where it is a figure of the tallies. */
  measure?: MeasureCode
}

export type Problem = {
  rule: ProblemRule
  /** The same in every finding of a year: `point:12`. */
  key: string
  /** 对象, in Chinese. */
  subject: string
  problem: string
  figures: readonly ProblemFigure[]
  /** The page whose rows show it. */
  path: string
  /** What is proposed: a person writes it anew. */
  measure: string
  success: string
}

/** What one rule found; `isKnown` says whether the records of the year allow an answer at all. */
export type Finding = { rule: ProblemRule; isKnown: boolean; problems: readonly Problem[] }

import type { Grade, IndicatorContent } from '#app/indicators/indicator_content'
import type { Figures, Score } from '#app/indicators/rules'
import { evaluate, type Extras, type GradeReason, withinQuota } from '#app/indicators/total'
import type { Part } from '#app/evaluations/point_evaluation'

/** Everything that the result of one point is computed from. */
export type Inputs = { id: number; variant: string; part: Part; figures: Figures; extras: Extras }

/** Points in hundredths. */
export type Computed = {
  lines: Record<string, Score>
  base: number
  bonus: number
  deduction: number
  final: number
  systemGrade: Grade
  /** Null of who takes part without one, like the rank. */
  grade: Grade | null
  reasons: GradeReason[]
  rank: number | null
}

/** The result of one point, before anybody else is looked at. */
export function computedAlone(content: IndicatorContent, { variant, figures, extras }: Omit<Inputs, 'id' | 'part'>) {
  const { scores, base, bonus, deduction, final, grade, reasons } = evaluate(content, variant, figures, { extras })
  return { lines: scores, base, bonus, deduction, final, systemGrade: grade, reasons }
}

/** The results of a whole cycle: who is rated shares quota and ranks, whoever else takes part has neither. */
export function computedOutcomes(content: IndicatorContent, points: readonly Inputs[]): Map<number, Computed> {
  const alone = points.map((point) => ({ ...point, ...computedAlone(content, point) }))
  const rated = alone.filter(({ part }) => part === 'rated')
  const graded = new Map(
    withinQuota(
      content,
      rated.map(({ id, final, systemGrade, reasons }) => ({ id, final, grade: systemGrade, reasons }))
    ).map((one) => [one.id, one])
  )
  const ranks = rankedFinals(rated)
  return new Map(
    alone.map(({ id, part, variant, figures, extras, ...computed }) => {
      const own = graded.get(id)
      const { grade = null, reasons = computed.reasons } = own ?? {}
      return [id, { ...computed, grade, reasons, rank: own ? ranks(own.final, extras) : null }]
    })
  )
}

/** 排名: equal totals share a rank. Whom a veto keeps out has none, and takes nobody's. */
export function rankedFinals(rated: readonly { final: number; extras: Extras }[]) {
  const finals = rated.filter(({ extras }) => extras.vetoes.length === 0).map(({ final }) => final)
  return (final: number, { vetoes }: Extras) =>
    vetoes.length > 0 ? null : 1 + finals.filter((other) => other > final).length
}

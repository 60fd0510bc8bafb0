import { Fraction, hundredths } from './fraction.js'
import { type Grade, type IndicatorContent, indicatorsOf } from './indicator_content.js'
import { type Figures, type Score, scoreOf } from './rules.js'

/** What is judged beside the indicators. */
export type Extras = {
  /** How often, by the id of the item. */
  bonus: Readonly<Record<string, number>>
  /** Each time, in points. */
  deductions: readonly { item: string; points: number }[]
  /** The ids of what happened. */
  vetoes: readonly string[]
}

export const NO_EXTRAS: Extras = { bonus: {}, deductions: [], vetoes: [] }

/** All in hundredths. */
export type Total = {
  base: number
  bonus: number
  deduction: number
  /** min(100, base + bonus − deduction) */
  final: number
  /** The largest single one. */
  greatestDeduction: number
  isVetoed: boolean
}

/** @param scores of the indicators, in hundredths; in whatever order, the sum is the same */
export function totalOf(content: IndicatorContent, scores: readonly number[], extras: Extras = NO_EXTRAS): Total {
  const base = scores.reduce((sum, score) => sum + score, 0)
  const bonus = Math.min(hundredths(content.bonus.most), bonusIn(content, extras))
  const deducted = extras.deductions.map(({ points }) => hundredths(points))
  const deduction = Math.min(
    hundredths(content.deductions.most),
    deducted.reduce((sum, one) => sum + one, 0)
  )
  return {
    ...{ base, bonus, deduction },
    final: Math.min(10_000, base + bonus - deduction),
    greatestDeduction: Math.max(0, ...deducted),
    isVetoed: extras.vetoes.length > 0,
  }
}

function bonusIn({ bonus }: IndicatorContent, extras: Extras) {
  const all = bonus.items.map(({ id, points }) => Fraction.of(points).times(Fraction.of(extras.bonus[id] ?? 0)))
  return Fraction.sum(all).toHundredths()
}

/** Why a total that would be enough is not excellent, or why it does not count at all. */
export type GradeReason = 'veto' | 'indicator' | 'deduction' | 'quota'
export type Graded = { grade: Grade; reasons: GradeReason[] }

/** @param scoreOfIndicator in hundredths, by the id */
export function gradeOf(
  { grading }: IndicatorContent,
  total: Pick<Total, 'final' | 'greatestDeduction' | 'isVetoed'>,
  scoreOfIndicator: Readonly<Record<string, number>>
): Graded {
  if (total.isVetoed) return { grade: 'fail', reasons: ['veto'] }
  const grade = gradeByTotal({ grading }, total.final)
  if (grade !== 'excellent') return { grade, reasons: [] }
  const { indicators, mostDeduction } = grading.excellent
  const isLow = indicators.some(({ indicator, least }) => (scoreOfIndicator[indicator] ?? 0) < hundredths(least))
  const reasons: GradeReason[] = [
    ...(isLow ? (['indicator'] as const) : []),
    ...(total.greatestDeduction > hundredths(mostDeduction) ? (['deduction'] as const) : []),
  ]
  return reasons.length > 0 ? { grade: belowExcellent({ grading }), reasons } : { grade, reasons }
}

/** By the bands alone. @param final in hundredths */
export function gradeByTotal({ grading }: Pick<IndicatorContent, 'grading'>, final: number): Grade {
  return grading.bands.find(({ from }) => final >= hundredths(from))?.grade ?? 'fail'
}

function belowExcellent({ grading }: Pick<IndicatorContent, 'grading'>): Grade {
  return grading.bands.find(({ grade }) => grade !== 'excellent')?.grade ?? 'fail'
}

/** How many of the rated may be excellent. */
export function placesFor({ grading }: Pick<IndicatorContent, 'grading'>, rated: number) {
  return Math.floor((rated * hundredths(grading.excellent.quotaPercent)) / 10_000)
}

export type Rated = { id: number; final: number } & Graded

/**
 * No more are excellent than the quota of all rated. Who shares a total with others is excellent with all of them or
 * not at all: where they would go beyond the quota none of them is, and the deliberation sees why.
 *
 * @param all who is rated; who takes part without a grade is not among them
 */
export function withinQuota<One extends Rated>(content: Pick<IndicatorContent, 'grading'>, all: readonly One[]): One[] {
  const places = placesFor(content, all.length)
  const finals = all.filter(({ grade }) => grade === 'excellent').map(({ final }) => final)
  return all.map((one) => {
    if (one.grade !== 'excellent' || finals.filter((final) => final >= one.final).length <= places) return one
    return { ...one, grade: belowExcellent(content), reasons: ['quota'] }
  })
}

export type Evaluation = Total & Graded & { scores: Record<string, Score> }

/** One point by one system: every line, the total and the grade before the quota. */
export function evaluate(
  content: IndicatorContent,
  variant: string,
  figures: Figures,
  { extras = NO_EXTRAS, assumed }: { extras?: Extras; assumed?: number } = {}
): Evaluation {
  const scores = Object.fromEntries(
    indicatorsOf(content).map((indicator) => [indicator.id, scoreOf(indicator, variant, figures, assumed)])
  )
  const points = Object.fromEntries(Object.entries(scores).map(([id, score]) => [id, score.hundredths]))
  const total = totalOf(content, Object.values(points), extras)
  return { ...total, ...gradeOf(content, total, points), scores }
}

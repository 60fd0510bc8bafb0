import type PointEvaluation from '#app/evaluations/point_evaluation'
import EvaluationCycle from '#app/evaluations/evaluation_cycle'
import { type ExpertRule, type IndicatorContent, indicatorsOf } from '#app/indicators/indicator_content'
import { type Asked, askedOf } from '#app/self_assessments/asked'
import { filedContents, NOTHING_FILED } from '#app/self_assessments/filed_contents'
import type { FiledContent } from '#app/self_assessments/self_assessment'
import type { Sheet } from './evaluation_seat.js'

/** What an expert has to say of one point: points for each figure, what is asked beside them, a verdict for each piece. */
export type SheetTask = {
  content: IndicatorContent
  filed: FiledContent
  marks: readonly ExpertRule[]
  asked: readonly Asked[]
}

export async function taskOf(evaluation: Pick<PointEvaluation, 'id' | 'cycleId'>): Promise<SheetTask> {
  const cycle = await EvaluationCycle.query().where('id', evaluation.cycleId).preload('indicatorVersion').firstOrFail()
  const filed = (await filedContents([evaluation.id])).get(evaluation.id) ?? NOTHING_FILED
  const { content } = cycle.indicatorVersion
  return { content, filed, marks: marksOf(content), asked: askedOfExperts(content) }
}

/** The figures for which experts give points, in the order of the indicators. */
export function marksOf(content: IndicatorContent): ExpertRule[] {
  return indicatorsOf(content).flatMap(({ parts }) => parts.flatMap(({ rule }) => (rule.kind === 'expert' ? rule : [])))
}

/** 抽查 and the like: the figures of source E that a rule turns into points. Each expert says what it is. */
export function askedOfExperts(content: IndicatorContent): Asked[] {
  const all = indicatorsOf(content).flatMap((indicator) => askedOf(indicator, 'E'))
  return [...new Map(all.map((one) => [one.figure, one])).values()]
}

/** Keys of figures have dots, which would be levels in the name of a field; ids alone would be places in a list. */
export const markField = (figure: string) => figure.replaceAll('.', '-')
export const pieceField = (id: number) => `e${id}`

export type Progress = {
  scored: number
  marks: number
  found: number
  asked: number
  judged: number
  pieces: number
  total: number
}

/** How much of a sheet is written. */
export function progressOf(
  { marks, asked, filed }: Omit<SheetTask, 'content'>,
  sheet: Partial<Sheet> | null
): Progress {
  const scores = marks.flatMap(({ figure, points }) => {
    const score = sheet?.scores?.[figure] ?? -1
    return score >= 0 && score <= points ? score : []
  })
  return {
    ...{ scored: scores.length, marks: marks.length, pieces: filed.evidence.length, asked: asked.length },
    found: asked.filter(({ figure }) => sheet?.findings?.[figure] !== undefined).length,
    judged: filed.evidence.filter(({ id }) => sheet?.verdicts?.[id]).length,
    total: scores.reduce((sum, score) => sum + Math.round(score * 100), 0),
  }
}

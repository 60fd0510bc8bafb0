import { canonicalJson } from '#app/core/canonical_json'
import type { Trx } from '#app/core/dialect'
import EvaluationCycle from '#app/evaluations/evaluation_cycle'
import PointEvaluation from '#app/evaluations/point_evaluation'
import { type Grade, type IndicatorContent, indicatorsOf, measuresOf } from '#app/indicators/indicator_content'
import type { Figure, Figures } from '#app/indicators/rules'
import { NO_EXTRAS, withinQuota } from '#app/indicators/total'
import { filedContents, NOTHING_FILED } from '#app/self_assessments/filed_contents'
import type { FiledContent } from '#app/self_assessments/self_assessment'
import { computedAlone, rankedFinals } from './computed_outcomes.js'
import { outcomesOf } from './deliberation.js'
import type EvaluationAppeal from './evaluation_appeal.js'
import type { Rulings } from './evaluation_appeal.js'
import { confirmedExtras } from './evaluation_extra.js'
import EvaluationOutcome from './evaluation_outcome.js'
import { contentOf, participants } from './outcome_inputs.js'
import type { NewOutcome } from './write_outcomes.js'

/** Figures as they count after an appeal: the records still go before what is filed. */
export function ruledFigures(
  content: IndicatorContent,
  figures: Figures,
  filed: FiledContent,
  { believed, figures: right }: Rulings
): Figures {
  const shares = shareKeys(content)
  const own = believed.flatMap((id) => Object.entries(filed.answers[id]?.figures ?? {}))
  /** A share is corrected in per cent. */
  const corrected = Object.entries(right).map(([key, value]): [string, Figure] => [
    key,
    shares.has(key) ? { part: value, whole: 100 } : value,
  ])
  return { ...Object.fromEntries(own), ...figures, ...Object.fromEntries(corrected) }
}

/** By their rules: a share that was not known before is one all the same. */
export function shareKeys(content: IndicatorContent) {
  const rules = indicatorsOf(content).flatMap(({ parts }) => parts.map(({ rule }) => rule))
  const shares = rules.filter(({ kind }) => kind === 'share' || kind === 'rate')
  return new Set(shares.flatMap((rule) => measuresOf(rule).map(({ figure }) => figure)))
}

/**
 * What the result of a point is when it is computed with what an appeal changes. Computed from the inputs that the
 * outcome before keeps, so that nothing else can have changed.
 *
 * @returns null when nothing is to count differently
 */
export async function revisedResult(trx: Trx, appeal: EvaluationAppeal): Promise<NewOutcome | null> {
  const point = await PointEvaluation.findOrFail(appeal.evaluationId, { client: trx })
  const cycle = await EvaluationCycle.findOrFail(point.cycleId, { client: trx })
  const content = await contentOf(cycle, trx)
  const outcomes = await outcomesOf(await participants(cycle, trx), trx)
  const last = outcomes.get(point.id)!
  const filed = (await filedContents([point.id], trx)).get(point.id) ?? NOTHING_FILED
  const figures = ruledFigures(content, last.figures, filed, appeal.given)
  const extras = (await confirmedExtras([point.id], trx)).get(point.id) ?? NO_EXTRAS
  if (canonicalJson({ figures, extras }) === canonicalJson({ figures: last.figures, extras: last.extras })) return null
  const alone = computedAlone(content, { variant: point.variant, figures, extras })
  const others = [...outcomes.values()].filter(({ evaluationId, grade }) => evaluationId !== point.id && grade !== null)
  const isRated = point.part === 'rated'
  const graded = placed(content, point.id, alone, others)
  const grade = isRated ? await decidedBefore(trx, last, graded.grade) : null
  return {
    ...{ ...alone, reasons: isRated ? graded.reasons : alone.reasons, figures, extras, grade },
    rank: isRated ? rankedFinals(others)(alone.final, extras) : null,
    ...{ evaluationId: point.id, number: last.number + 1, kind: 'revised', indicatorHash: last.indicatorHash },
  }
}

type Alone = ReturnType<typeof computedAlone>

/** Its own place among all; what that would mean for others is not asked: what was announced to them stands. */
function placed(
  content: IndicatorContent,
  id: number,
  { final, systemGrade, reasons }: Alone,
  others: readonly EvaluationOutcome[]
) {
  const all = others.map((one) => ({ id: one.evaluationId, final: one.final, grade: one.grade!, reasons: [] }))
  const own = { id, final, grade: systemGrade, reasons }
  return withinQuota(content, [...all, own]).find((one) => one.id === id)!
}

/** Where the leaders gave another grade than the rules, theirs stands unless the rules themselves say another one now. */
async function decidedBefore(trx: Trx, last: EvaluationOutcome, grade: Grade) {
  if (last.kind !== 'deliberated') return grade
  const before = await EvaluationOutcome.query({ client: trx })
    .where({ evaluationId: last.evaluationId, kind: 'calibrated' })
    .orderBy('number', 'desc')
    .firstOrFail()
  return before.grade === grade ? last.grade! : grade
}

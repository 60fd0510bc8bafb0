import type { I18n } from '@adonisjs/i18n'
import type { Part } from '#app/evaluations/point_evaluation'
import type { Grade } from '#app/indicators/indicator_content'
import type { GradeReason } from '#app/indicators/total'
import type EvaluationOutcome from './evaluation_outcome.js'

type Words = Pick<I18n, 't'>
type Told = Pick<EvaluationOutcome, 'kind' | 'reasons' | 'opinion'>

/** The grade; of who takes part without one, why. */
export function gradeWords(grade: Grade | null, part: Part, i18n: Words) {
  return grade ? i18n.t(`indicators.grades.${grade}`) : i18n.t(`evaluation_results.parts.${part}`)
}

/** Why the grade is another one than the total would give, in plain words. */
export function reasonWords({ kind, reasons, opinion }: Told, i18n: Words): string[] {
  const rules = reasons.map((reason: GradeReason) => i18n.t(`evaluation_results.reasons.${reason}`))
  if (kind === 'calibrated') return rules
  return [...rules, i18n.t(`evaluation_results.changed.${kind}`, { opinion: opinion ?? '' })]
}

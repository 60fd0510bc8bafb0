import type { I18n } from '@adonisjs/i18n'
import type { Part } from '#app/evaluations/point_evaluation'
import type { Grade } from '#app/indicators/indicator_content'
import type { GradeReason } from '#app/indicators/total'
import type ExternalTitle from '#app/titles/external_title'
import type EvaluationOutcome from './evaluation_outcome.js'

type Words = Pick<I18n, 't'>
type Told = Pick<EvaluationOutcome, 'kind' | 'reasons' | 'opinion'>

/** The grade; of who takes part without one, why. */
export function gradeWords(grade: Grade | null, part: Part, i18n: Words) {
  return grade ? i18n.t(`indicators.grades.${grade}`) : i18n.t(`evaluation_results.parts.${part}`)
}

/** 国家评估等次 as the register has it, beside who takes part by it; or that it is not there. */
export function nationalWords(title: ExternalTitle | undefined, i18n: Words) {
  if (!title) return i18n.t('evaluation_results.national_missing')
  const { kind, assessedYear, assessedGrade } = title
  return i18n.t('evaluation_results.national', {
    ...{ kind: i18n.t(`external_titles.kinds.${kind}`), year: String(assessedYear) },
    grade: i18n.t(`external_titles.grades.${assessedGrade}`),
  })
}

/** Why the grade is another one than the total would give, in plain words. */
export function reasonWords({ kind, reasons, opinion }: Told, i18n: Words): string[] {
  const rules = reasons.map((reason: GradeReason) => i18n.t(`evaluation_results.reasons.${reason}`))
  if (kind === 'calibrated') return rules
  return [...rules, i18n.t(`evaluation_results.changed.${kind}`, { opinion: opinion ?? '' })]
}

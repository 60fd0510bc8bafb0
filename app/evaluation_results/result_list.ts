import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import config from '#config/evaluation_results'
import { whereListContains } from '#app/core/dialect'
import { type ListDefinition, whereContains } from '#app/core/list'
import type EvaluationCycle from '#app/evaluations/evaluation_cycle'
import PointEvaluation, { PARTS } from '#app/evaluations/point_evaluation'
import { GRADES, type IndicatorContent } from '#app/indicators/indicator_content'
import { districtCodes } from '#app/organizations/districts'
import { hostTypes } from '#app/organizations/host_types'
import type ExternalTitle from '#app/titles/external_title'
import EvaluationOutcome from './evaluation_outcome.js'
import { marksIn, mostOfExperts } from './expert_marks.js'
import { gradeWords, nationalWords, reasonWords } from './result_words.js'

type Query = ModelQueryBuilderContract<typeof EvaluationOutcome>
type Definition = ListDefinition<Query, EvaluationOutcome>

/** The results in force of everybody who takes part. */
export function resultsOf({ id }: Pick<EvaluationCycle, 'id'>) {
  return EvaluationOutcome.query()
    .where('isCurrent', true)
    .whereIn('evaluationId', pointsOf(id))
    .preload('evaluation')
    .preload('seats')
}

const pointsOf = (cycleId: number) =>
  PointEvaluation.query().where('cycleId', cycleId).whereNot('state', 'left').select('id')

const points = (hundredths: number | null) => (hundredths === null ? null : hundredths / 100)

/** 校准: all points of a cycle with what experts and rules gave. `gradeTitle` heads the grades: proposed, or final. */
export function resultList(
  i18n: Pick<I18n, 't'>,
  content: IndicatorContent,
  { national, gradeTitle }: { national: National; gradeTitle: string }
): Definition {
  const text = (key: string, params = {}) => i18n.t(`evaluation_results.columns.${key}`, params)
  const most = mostOfExperts(content)
  const marks = (row: EvaluationOutcome) => marksIn(row, most)
  const amount = (key: 'base' | 'bonus' | 'deduction', more = {}) => ({
    ...{ key, text: text(key), sort: key, class: 'r', ...more },
    value: (row: EvaluationOutcome) => points(row[key]),
  })
  const of = (key: 'highest' | 'lowest' | 'mean', more = {}) => ({
    ...{ key, text: text(key), class: 'r', ...more },
    value: (row: EvaluationOutcome) => points(marks(row)[key]),
  })
  return {
    columns: [
      { key: 'rank', text: text('rank'), sort: 'rank', class: 'r', fixed: true, value: ({ rank }) => rank },
      {
        ...{ key: 'name', text: text('name'), fixed: true, value: ({ evaluation }) => evaluation.name },
        under: { text: text('number'), value: ({ evaluation }) => evaluation.number },
      },
      { key: 'district', text: text('district'), value: (row) => i18n.t(`districts.${row.evaluation.districtCode}`) },
      {
        ...{ key: 'type', text: text('type'), class: 'drop-m', optional: true },
        value: (row) => i18n.t(`host_types.${row.evaluation.hostType}`),
      },
      ...Array.from({ length: config.expertColumns }, (_, at) => ({
        ...{ key: `expert${at + 1}`, text: text('expert', { at: at + 1 }), class: 'r', optional: true },
        value: (row: EvaluationOutcome) => points(marks(row).totals[at] ?? null),
      })),
      ...[of('highest', { class: 'r drop-m' }), of('lowest', { class: 'r drop-m' }), of('mean')],
      ...[amount('base'), amount('bonus', { class: 'r drop-m' }), amount('deduction', { class: 'r drop-m' })],
      {
        key: 'final',
        text: text('final'),
        sort: 'final',
        class: 'r',
        fixed: true,
        value: ({ final }) => points(final),
      },
      {
        ...{ key: 'system', text: text('system'), class: 'drop-m' },
        value: ({ systemGrade }) => i18n.t(`indicators.grades.${systemGrade}`),
      },
      {
        ...{ key: 'grade', text: gradeTitle, fixed: true },
        value: ({ grade, evaluation }) => gradeWords(grade, evaluation.part, i18n),
      },
      {
        ...{ key: 'reasons', text: text('reasons'), class: 'start', fixed: true },
        value: (row) => remarksOf(row, { most, national }, i18n).join('；'),
      },
    ],
    search: (query, typed) => {
      const named = PointEvaluation.query().where((row) => void whereContains(row, ['name', 'number'], typed))
      query.whereIn('evaluationId', named.select('id'))
    },
    searchHint: text('search'),
    filters: filters(i18n),
    sorts: { rank: ['rank'], final: 'final', base: 'base', bonus: 'bonus', deduction: 'deduction' },
    defaultSort: '-final',
    perPage: [20, 50, 100],
  }
}

/** By institution (evaluations/scope_of_cycle.ts). */
export type National = ReadonlyMap<number, ExternalTitle>

/** Whatever has to be known beside the grade: why it is this one, who else gave one, and that experts are far apart. */
export function remarksOf(
  row: EvaluationOutcome,
  { most, national }: { most: number; national: National },
  i18n: Pick<I18n, 't'>
): string[] {
  const { part, organizationId } = row.evaluation
  const { isFar, highest, lowest } = marksIn(row, most)
  const far = isFar && i18n.t('evaluation_results.far', { gap: (highest! - lowest!) / 100 })
  const other = part === 'reference' && nationalWords(national.get(organizationId), i18n)
  return [...reasonWords(row, i18n), ...(other ? [other] : []), ...(far ? [far] : [])]
}

function filters(i18n: Pick<I18n, 't'>): Definition['filters'] {
  const choice = (key: string, label: string, values: readonly string[], words: string) => ({
    ...{ kind: 'choice' as const, label: i18n.t(label) },
    options: values.map((value) => ({ value, text: i18n.t(`${words}.${value}`) })),
    apply: (query: Query, value: unknown) =>
      void query.whereIn('evaluationId', PointEvaluation.query().where(key, String(value)).select('id')),
  })
  return {
    grade: {
      kind: 'choice',
      ...{ label: '', hidden: true },
      options: GRADES.map((value) => ({ value, text: i18n.t(`indicators.grades.${value}`) })),
      apply: (query, value) => void query.where('grade', value),
    },
    reason: {
      kind: 'choice',
      label: i18n.t('evaluation_results.columns.reasons'),
      options: ['quota', 'indicator', 'deduction', 'veto'].map((value) => ({
        ...{ value, text: i18n.t(`evaluation_results.reasons.${value}`) },
      })),
      apply: (query, value) => void whereListContains(query, 'reasons', String(value)),
    },
    district: choice('districtCode', 'evaluation_results.columns.district', districtCodes, 'districts'),
    type: choice('hostType', 'evaluation_results.columns.type', hostTypes, 'host_types'),
    part: choice('part', 'evaluation_results.columns.part', PARTS, 'evaluation_results.parts'),
  }
}

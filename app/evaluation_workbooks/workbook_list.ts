import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { type ListDefinition, whereContains } from '#app/core/list'
import { gradeWords } from '#app/evaluation_results/result_words'
import type PointEvaluation from '#app/evaluations/point_evaluation'
import { GRADES } from '#app/indicators/indicator_content'
import { districts } from '#app/organizations/districts'

/** The points of a cycle that have a workbook. */
export function workbookList(i18n: Pick<I18n, 't'>): ListDefinition<ModelQueryBuilderContract<typeof PointEvaluation>> {
  const grade = (value: string) => i18n.t(`indicators.grades.${value}`)
  return {
    columns: [
      {
        ...{ key: 'name', text: i18n.t('evaluation_workbooks.columns.name'), sort: 'name', fixed: true },
        value: ({ name }) => name,
        under: { text: i18n.t('evaluation_workbooks.columns.number'), value: ({ number }) => number },
      },
      {
        ...{
          key: 'district',
          text: i18n.t('evaluation_workbooks.columns.district'),
          sort: 'district',
          class: 'drop-m',
        },
        value: ({ districtCode }) => i18n.t(`districts.${districtCode}`),
      },
      {
        ...{ key: 'final', text: i18n.t('evaluation_workbooks.columns.final'), sort: 'final', class: 'r' },
        value: ({ final }) => (final === null ? null : final / 100),
      },
      {
        ...{ key: 'grade', text: i18n.t('evaluation_workbooks.columns.grade') },
        value: ({ grade: given, part }) => gradeWords(given, part, i18n),
      },
      { key: 'action', text: i18n.t('evaluation_workbooks.columns.workbook'), hidden: true, fixed: true },
    ],
    search: (query, text) => whereContains(query, ['point_evaluations.name', 'point_evaluations.number'], text),
    searchHint: i18n.t('evaluation_workbooks.search'),
    filters: {
      district: {
        kind: 'choice',
        label: i18n.t('evaluation_workbooks.columns.district'),
        options: Object.keys(districts).map((value) => ({ value, text: i18n.t(`districts.${value}`) })),
        apply: (query, code) => query.where('district_code', code),
      },
      grade: {
        kind: 'choice',
        label: i18n.t('evaluation_workbooks.columns.grade'),
        options: GRADES.map((value) => ({ value, text: grade(value) })),
        apply: (query, value) => query.where('grade', value),
      },
    },
    sorts: { name: 'name', district: 'district_code', final: 'final' },
    defaultSort: '-final',
  }
}

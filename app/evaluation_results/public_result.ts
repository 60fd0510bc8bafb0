import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import i18nManager from '@adonisjs/i18n/services/main'
import { beijingDay } from '#app/core/beijing_day'
import { type ListDefinition, whereContains } from '#app/core/list'
import type { Sheet } from '#app/core/spreadsheet'
import EvaluationCycle from '#app/evaluations/evaluation_cycle'
import PointEvaluation from '#app/evaluations/point_evaluation'
import { GRADES } from '#app/indicators/indicator_content'
import { gradeWords } from './result_words.js'

/** Years whose results were announced; nothing is public before. */
export function announcedCycles() {
  return EvaluationCycle.query().whereIn('state', ['public_notice', 'final']).whereNotNull('noticeFrom')
}

/** Everybody whose result was announced, in the order of their numbers: points and ranks are nobody's business outside. */
export function announcedPoints({ id }: Pick<EvaluationCycle, 'id'>) {
  return PointEvaluation.query()
    .where('cycleId', id)
    .whereIn('state', ['public_notice', 'appealed', 'revised', 'final'])
}

type Words = Pick<I18n, 't'>

/** What leaves the house of one point: name, district, kind, grade. */
export function publicResult({ name, districtCode, hostType, grade, part }: PointEvaluation, i18n: Words) {
  return { name, districtCode, hostType, grade, remark: gradeWords(grade, part, i18n) }
}

export type PublicResult = ReturnType<typeof publicResult>

export function publicResultList(
  i18n: Words
): ListDefinition<ModelQueryBuilderContract<typeof PointEvaluation>, PointEvaluation> {
  const columns = ['index', 'unit', 'district', 'host_type', 'remark'].map((key) => ({
    ...{
      key,
      text: i18n.t(`evaluation_notices.columns.${key}`),
      fixed: true,
      class: key === 'index' ? 'r' : undefined,
    },
  }))
  return {
    columns,
    search: (query, typed) => whereContains(query, ['name'], typed),
    searchHint: i18n.t('evaluation_notices.search'),
    filters: {
      grade: {
        kind: 'choice',
        ...{ label: '', hidden: true },
        options: GRADES.map((value) => ({ value, text: i18n.t(`indicators.grades.${value}`) })),
        apply: (query, value) => void query.where('grade', value),
      },
    },
    sorts: { number: 'id' },
    defaultSort: 'number',
    perPage: [20, 50, 100],
  }
}

/** 公示/公布名单 (domain §7, sheet 14): these columns and nothing else. */
export function publicSheet(name: '公示名单' | '公布名单' | '优秀名单', title: string): Sheet<PublicResult> {
  const zh = i18nManager.locale('zh-CN')
  return {
    ...{ name, title: `${title}${name}`, note: `统计日期：${beijingDay()}` },
    columns: [
      { header: '序号', width: 8, value: (_row, index) => index + 1 },
      { header: '单位名称', width: 36, value: (row) => row.name },
      { header: '所属区', width: 14, value: ({ districtCode }) => zh.t(`districts.${districtCode}`) },
      { header: '单位类型', width: 18, value: ({ hostType }) => zh.t(`host_types.${hostType}`) },
      { header: '备注', width: 20, value: ({ remark }) => remark },
    ],
  }
}

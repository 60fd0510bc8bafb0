import i18nManager from '@adonisjs/i18n/services/main'
import config from '#config/evaluation_results'
import { beijingDay } from '#app/core/beijing_day'
import type { Sheet } from '#app/core/spreadsheet'
import type { IndicatorContent } from '#app/indicators/indicator_content'
import type EvaluationOutcome from './evaluation_outcome.js'
import { marksIn, mostOfExperts } from './expert_marks.js'
import { type National, remarksOf } from './result_list.js'
import { gradeWords } from './result_words.js'

/** 评审得分汇总表 (domain §7, sheet 4), in these columns. It is an official paper: always Chinese. */
export function summarySheet(title: string, content: IndicatorContent, national: National): Sheet<EvaluationOutcome> {
  const zh = i18nManager.locale('zh-CN')
  const most = mostOfExperts(content)
  const points = (hundredths: number | null | undefined) => ((hundredths ?? null) === null ? null : hundredths! / 100)
  const marks = (row: EvaluationOutcome) => marksIn(row, most)
  return {
    name: '评审得分汇总表',
    title: `${title}评审得分汇总表`,
    note: `填报单位（盖章）：            填报日期：${beijingDay()}            单位：分（专家分为专家评分项合计，总分为各指标得分加加分减扣分）`,
    footer: '填表人：            审核人：            联系电话：',
    columns: [
      { header: '序号', width: 7, value: (_row, index) => index + 1 },
      { header: '单位名称', width: 30, value: ({ evaluation }) => evaluation.name },
      { header: '所属区', width: 11, value: ({ evaluation }) => zh.t(`districts.${evaluation.districtCode}`) },
      { header: '单位类型', width: 14, value: ({ evaluation }) => zh.t(`host_types.${evaluation.hostType}`) },
      ...Array.from({ length: config.expertColumns }, (_, at) => ({
        ...{ header: `专家${at + 1}`, width: 8 },
        value: (row: EvaluationOutcome) => points(marks(row).totals[at]),
      })),
      { header: '最高分', width: 8, value: (row) => points(marks(row).highest) },
      { header: '最低分', width: 8, value: (row) => points(marks(row).lowest) },
      { header: '平均分', width: 8, value: (row) => points(marks(row).mean) },
      { header: '加分', width: 7, value: ({ bonus }) => points(bonus) },
      { header: '扣分', width: 7, value: ({ deduction }) => points(deduction) },
      { header: '总分', width: 9, value: ({ final }) => points(final) },
      { header: '排名', width: 7, value: ({ rank }) => rank },
      { header: '建议等次', width: 12, value: ({ grade, evaluation }) => gradeWords(grade, evaluation.part, zh) },
      {
        header: '备注',
        width: 30,
        value: (row) => [...remarksOf(row, { most, national }, zh), ...more(row)].join('；'),
      },
    ],
  }
}

/** The columns are five; whoever scored beside them counts all the same. */
function more({ seats }: EvaluationOutcome) {
  const rest = seats.slice(config.expertColumns)
  return rest.map(({ total }, at) => `专家${config.expertColumns + at + 1}：${(total ?? 0) / 100}`)
}

import i18nManager from '@adonisjs/i18n/services/main'
import { type Moment, momentOf } from '#app/core/format'
import { districts } from '#app/organizations/districts'
import type { Grade, Source } from '#app/indicators/indicator_content'

/** The workbooks are official papers: always Chinese. */
export const zh = () => i18nManager.locale('zh-CN')

export const SHEETS = {
  ...{
    about: '说明',
    scores: '得分',
    figures: '数据',
    experts: '专家',
    evidence: '佐证',
    rules: '规则',
    check: '核对',
  },
  summary: '汇总',
} as const

export const AGREES = '一致'
export const DIFFERS = '不一致'

export const gradeNames = (): Record<Grade, string> => ({
  excellent: zh().t('indicators.grades.excellent'),
  good: zh().t('indicators.grades.good'),
  pass: zh().t('indicators.grades.pass'),
  fail: zh().t('indicators.grades.fail'),
})

export const SOURCE_NAMES: Record<Source, string> = { A: '系统数据', S: '网点自报', E: '专家评分' }

export const districtName = (code: string) => districts[code as keyof typeof districts]?.zh ?? code
export const hostTypeName = (hostType: string) => zh().t(`host_types.${hostType}`)

/** On paper a moment has its year. */
export const writtenAt = (moment: Moment) => momentOf(moment)?.toFormat('yyyy-MM-dd HH:mm') ?? '—'

import type { I18n } from '@adonisjs/i18n'
import { beijingDay } from '#app/core/beijing_day'
import type { Cell, Column, Sheet } from '#app/core/spreadsheet'
import type SurveyWave from '#app/surveys/survey_wave'
import type { Asked } from './asked.js'
import { roundHalfUp } from './levels.js'
import { intervalOf } from './result_lines.js'
import { returnRates } from './rates.js'
import { shown } from './result_words.js'
import type SurveyResultRow from './survey_result_row.js'

/** As offices head the columns; a dimension of another questionnaire keeps its own name. */
const HEADERS: Record<string, string> = {
  access: '可及性',
  service: '态度与效率',
  expertise: '专业水平',
  resources: '资源与平台',
  public_good: '公益规范',
  effect: '服务效果',
}

export type Repairs = ReadonlyMap<number, number>

/** 满意度结果汇总表, in the columns and the order that offices use (customary). What the page hides is empty here too. */
export function resultSheet(wave: SurveyWave, asked: Asked, repairs: Repairs, i18n: I18n): Sheet<SurveyResultRow> {
  const two = (value: number | null | undefined): Cell =>
    value === null || value === undefined ? null : roundHalfUp(value)
  const rates = ({ returns }: SurveyResultRow) => returnRates(returns!)
  const column = (header: string, width: number, value: Column<SurveyResultRow>['value']) => ({ header, width, value })
  return {
    name: '满意度结果汇总表',
    title: `${wave.name}满意度结果汇总表`,
    note: `填报单位（盖章）：            填报日期：${beijingDay()}            单位：分、%`,
    footer: '填表人：            审核人：            联系电话：',
    columns: [
      column('序号', 6, (_row, index) => index + 1),
      column('网点名称', 28, ({ designation }) => designation.name),
      column('类型', 14, ({ hostType }) => i18n.t(`host_types.${hostType}`)),
      column('所属区', 10, ({ districtCode }) => i18n.t(`districts.${districtCode}`)),
      column('发放数', 8, ({ returns }) => returns!.sent),
      column('回收数', 8, ({ returns }) => returns!.returned + returns!.open),
      column('有效数', 8, ({ n }) => n),
      column('回收率(%)', 9, (row) => two(rates(row).response) ?? '不适用'),
      column('有效率(%)', 9, (row) => two(rates(row).valid)),
      ...asked.dimensions.map(({ id, name }) =>
        column(HEADERS[id] ?? name.zh, 10, ({ figures }) => two(figures?.dimensions[id]?.mean))
      ),
      column('满意度指数', 10, ({ figures }) => two(figures?.index)),
      column('95%置信区间', 16, intervalCell),
      column('满意率(好差评口径)', 12, ({ figures }) => two(figures?.praise?.value)),
      column('满意率(前两档)', 12, ({ figures }) => two(figures?.topTwo?.value)),
      column('NPS', 8, ({ figures }) => two(figures?.nps?.value)),
      column('差评数', 8, ({ figures }) => figures && figures.levels[3] + figures.levels[4]),
      column('整改完成数', 10, ({ designationId, figures }) => figures && (repairs.get(designationId!) ?? null)),
      column('是否公布', 18, ({ shownTo, reason }) =>
        shownTo === 'public' ? '是' : `否（${i18n.t(`survey_results.reasons.${shownTo}.${reason ?? 'few'}`)}）`
      ),
    ],
  }
}

function intervalCell(row: SurveyResultRow) {
  const interval = intervalOf(row)
  return interval && `[${shown(interval.low)}, ${shown(interval.high)}]`
}

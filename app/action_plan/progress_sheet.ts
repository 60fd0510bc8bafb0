import type { I18n } from '@adonisjs/i18n'
import { beijingDay } from '#app/core/beijing_day'
import { dayCell, type Sheet } from '#app/core/spreadsheet'
import type ActionPlan from './action_plan.js'
import { targetText, type BoardRow } from './plan_board.js'

/** 指标进度表, in the columns and the order that offices use (customary). */
export function progressSheet(plan: ActionPlan, i18n: I18n): Sheet<BoardRow> {
  return {
    name: '指标进度表',
    title: `${plan.name}指标进度表`,
    note: `填报单位（盖章）：            统计日期：${beijingDay()}            单位：见表`,
    footer: '填表人：            审核人：            联系电话：',
    columns: [
      { header: '序号', width: 6, value: (_row, index) => index + 1 },
      { header: '指标名称', width: 30, value: ({ target }) => target.name },
      { header: '单位', width: 8, value: ({ target }) => target.unit },
      { header: '基期值', width: 10, value: ({ target }) => target.baseline },
      { header: '目标值', width: 14, value: ({ target }) => targetText(target, i18n) },
      { header: '截止时间', width: 12, value: ({ target }) => dayCell(target.deadline) },
      ...plan.years.map((year, index) => ({
        header: `${year}年`,
        width: 12,
        value: ({ figures }: BoardRow) => figures[index].value,
      })),
      { header: '累计', width: 12, value: ({ standing }) => standing.actual },
      { header: '完成率(%)', width: 10, value: ({ standing }) => standing.percent },
      { header: '责任处室', width: 16, value: ({ target }) => target.owner },
      {
        header: '进度(红/黄/绿)',
        width: 12,
        value: ({ standing }) => i18n.t(`action_plan.sheet_lights.${standing.light}`),
      },
      { header: '说明', width: 40, value: ({ target }) => target.countRule },
    ],
  }
}

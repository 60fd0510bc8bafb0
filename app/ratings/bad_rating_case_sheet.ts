import type { I18n } from '@adonisjs/i18n'
import { beijingDay } from '#app/core/beijing_day'
import { dayCell, timeCell, type Sheet } from '#app/core/spreadsheet'
import type BadRatingCase from './bad_rating_case.js'
import { isLate } from './case_limits.js'

/** 差评整改台账, in the columns and the order that offices use (customary). Nobody who rated is named. */
export function badRatingCaseSheet(i18n: Pick<I18n, 't'>): Sheet<BadRatingCase> {
  const word = (group: string, value: string | null) => value && i18n.t(`bad_rating_cases.${group}.${value}`)
  return {
    name: '差评整改台账',
    title: '知识产权信息公共服务差评整改台账',
    note: `填报单位（盖章）：            填报日期：${beijingDay()}            单位：件`,
    footer: '填表人：            审核人：            联系电话：',
    columns: [
      { header: '序号', width: 6, value: (_row, index) => index + 1 },
      { header: '评价时间', width: 12, value: ({ ratedOn }) => dayCell(ratedOn) },
      { header: '网点', width: 24, value: ({ designation }) => designation.name },
      { header: '来源', width: 12, value: ({ source }) => word('sources', source) },
      { header: '等级', width: 12, value: ({ stars }) => i18n.t(`ratings.levels.${stars}`) },
      { header: '问题描述', width: 36, value: ({ problem }) => problem },
      { header: '责任人', width: 10, value: ({ responsible }) => responsible },
      { header: '首次联系时间', width: 16, value: ({ contactedAt }) => timeCell(contactedAt) },
      { header: '核实情况', width: 30, value: ({ verdict, finding }) => joined(word('verdicts', verdict), finding) },
      { header: '整改措施', width: 30, value: ({ measures }) => measures },
      { header: '完成时间', width: 12, value: ({ repairedOn }) => dayCell(repairedOn) },
      {
        header: '回访结果',
        width: 24,
        value: (row) => joined(word('results', row.callBackResult), row.callBackNote),
      },
      { header: '是否超期', width: 10, value: ({ clocks }) => i18n.t(isLate(clocks) ? 'ui.yes' : 'ui.no') },
      {
        header: '申诉情况',
        width: 20,
        value: (row) => joined(word('grounds', row.appealGround), word('outcomes', outcomeOf(row))),
      },
    ],
  }
}

const joined = (...parts: (string | null)[]) => parts.filter(Boolean).join('；')

const outcomeOf = ({ appealGround, ruling }: BadRatingCase) => appealGround && (ruling ?? 'pending')

import type { RubricItem } from '#app/case_calls/case_call'
import { beijingDay } from '#app/core/beijing_day'
import { oneBatch, type Sheet } from '#app/core/spreadsheet'
import Organization from '#app/organizations/organization'
import TypicalCase from '#app/cases/typical_case'
import type { Sight } from './blind_sight.js'
import type CaseSeat from './case_seat.js'
import type { CaseScore } from './case_seat.js'
import { lastScore } from './score_versions.js'

type Row = { item: RubricItem; score: number | null; reason: string }

/** 专家评分表 (one expert, one case); the code stands in the unit's place wherever the reader judges blindly. */
export async function scoreSheet(seat: CaseSeat, sight: Sight) {
  const last = await lastScore(seat)
  const rows = seat.round.call.rubric.map((item) => ({
    ...{ item, score: last?.scores[item.key] ?? null, reason: last?.reasons[item.key] ?? '' },
  }))
  return { sheet: sheetOf(seat, last, await judgedName(seat, sight), sight), rows: oneBatch(rows) }
}

function sheetOf(seat: CaseSeat, last: CaseScore | null, judged: string, sight: Sight): Sheet<Row> {
  const total = last ? (last.total / 100).toFixed(2) : ''
  const who = sight.sees('expert_names') ? seat.expert.user.name : ''
  return {
    name: '专家评分表',
    title: '专家评分表',
    note: `评审对象：${judged}`,
    columns: [
      { header: '序号', width: 6, value: (_row, index) => index + 1 },
      { header: '一级指标', width: 20, value: ({ item }) => item.name },
      { header: '二级指标', width: 14, value: () => '' },
      { header: '分值', width: 8, value: ({ item }) => item.most },
      { header: '评分标准', width: 40, value: ({ item }) => item.standard },
      { header: '佐证情况', width: 14, value: () => '' },
      { header: '自评分', width: 8, value: () => '' },
      { header: '专家评分', width: 10, value: ({ score }) => score },
      { header: '扣分理由', width: 40, value: ({ reason }) => reason },
    ],
    footer:
      `总分：${total}    总体意见：${last?.opinion ?? ''}    是否回避：${seat.state === 'recused' ? '是' : '否'}    ` +
      `专家签字：${who}    日期：${last ? beijingDay(last.createdAt.toJSDate()) : ''}`,
  }
}

async function judgedName({ blind }: CaseSeat, sight: Sight) {
  if (!sight.sees('unit')) return blind.code
  const { organizationId } = await TypicalCase.findOrFail(blind.caseId)
  return `${(await Organization.findOrFail(organizationId)).name}（${blind.code}）`
}

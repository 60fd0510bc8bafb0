import type { I18n } from '@adonisjs/i18n'
import { panelResult } from '#app/experts/jury_statistics'
import type { Sheet } from '#app/core/spreadsheet'
import CaseBlind from './case_blind.js'
import type CaseRound from './case_round.js'
import { rankedCases } from './round_results.js'

type Row = Awaited<ReturnType<typeof summaryRows>>[number]

/** Scores from the highest on, without names of experts. */
export async function summaryRows(round: CaseRound) {
  const blinds = await CaseBlind.query()
    .where('roundId', round.id)
    .preload('case', (cases) => void cases.preload('organization'))
  return (await rankedCases(round)).map((ranked) => ({
    ...ranked,
    blind: blinds.find(({ id }) => id === ranked.blindId)!,
    panel: panelResult(ranked.totals)!,
  }))
}

/** 评审得分汇总表: at least five columns of experts, as offices know it; one for each seat where there are more. */
export function summarySheet(round: CaseRound, i18n: I18n): Sheet<Row> {
  const experts = Array.from({ length: Math.max(5, round.seats) }, (_one, at) => at)
  return {
    name: '评审得分汇总表',
    title: `${round.call.title}评审得分汇总表`,
    note: '去掉一个最高分和一个最低分后平均（五位以上专家）。',
    columns: [
      { header: '序号', width: 6, value: (_row, index) => index + 1 },
      { header: '单位名称', width: 30, value: ({ blind }) => blind.case.organization.name },
      { header: '所属区', width: 12, value: ({ blind }) => i18n.t(`districts.${blind.case.districtCode}`) },
      { header: '单位类型', width: 14, value: ({ blind }) => i18n.t(`host_types.${blind.case.organization.hostType}`) },
      ...experts.map((at) => ({ header: `专家${at + 1}`, width: 8, value: ({ totals }: Row) => totals[at] ?? null })),
      { header: '最高分', width: 8, value: ({ totals }) => Math.max(...totals) },
      { header: '最低分', width: 8, value: ({ totals }) => Math.min(...totals) },
      { header: '平均分', width: 8, value: ({ mean }) => mean },
      { header: '加分', width: 8, value: () => null },
      { header: '扣分', width: 8, value: () => null },
      { header: '总分', width: 8, value: ({ mean }) => mean },
      { header: '排名', width: 8, value: ({ rank }) => rank },
      { header: '建议等次', width: 14, value: ({ band }) => i18n.t('case_rounds.band', { band }) },
      { header: '备注', width: 30, value: (row) => noteOf(row, i18n) },
    ],
    footer: '汇总人：            审核人：            日期：',
  }
}

function noteOf({ blind, panel, from, to }: Row, i18n: I18n) {
  const ranks = i18n.t('case_rounds.rank_between', { from, to })
  const talked = panel.needsDiscussion ? `；${i18n.t('case_rounds.gap_of', { gap: panel.gap.toFixed(2) })}` : ''
  return `${blind.case.title}（${blind.code}）；${ranks}${talked}`
}

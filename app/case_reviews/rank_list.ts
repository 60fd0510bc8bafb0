import type { I18n } from '@adonisjs/i18n'
import type { Chosen } from '#app/core/list_of_rows'
import type { ListDefinition } from '#app/core/list'
import type { Ranked } from '#app/experts/jury_statistics'
import type CaseBlind from './case_blind.js'

export type RankedCase = Ranked & { blind: CaseBlind; totals: number[] }

/** 名次区间: the columns of a table in memory; the workbook with names is 评审得分汇总表. */
export function rankList(i18n: Pick<I18n, 't'>): ListDefinition<Chosen<RankedCase>, RankedCase> {
  const text = (column: string) => i18n.t(`case_rounds.columns.${column}`)
  return {
    columns: [
      { key: 'case', text: text('case'), fixed: true },
      { key: 'mean', text: text('mean'), class: 'r', fixed: true },
      { key: 'rank', text: text('rank'), class: 'r', sort: 'rank', fixed: true },
      { key: 'between', text: text('between'), class: 'r', fixed: true },
      { key: 'band', text: text('band'), class: 'r', fixed: true },
    ],
    sorts: { rank: (chosen, direction) => chosen.order((one, other) => one.rank - other.rank, direction) },
    defaultSort: 'rank',
  }
}

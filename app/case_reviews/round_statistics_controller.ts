import type { HttpContext } from '@adonisjs/core/http'
import { answerWorkbook } from '#app/audit/answer_export'
import { drawBars, onPage } from '#app/core/chart'
import { listOfRows } from '#app/core/list_of_rows'
import { oneBatch } from '#app/core/spreadsheet'
import CaseBlind from './case_blind.js'
import { visibleRound } from './case_round_page.js'
import CaseRoundPolicy from './case_round_policy.js'
import { rankList } from './rank_list.js'
import { statisticsOf } from './round_statistics.js'
import { summaryRows, summarySheet } from './summary_sheet.js'

/** The jury in figures, and 评审得分汇总表: for the office alone. */
export default class RoundStatisticsController {
  async show(ctx: HttpContext) {
    const { bouncer, request, view, i18n } = ctx
    const round = await visibleRound(ctx)
    await bouncer.with(CaseRoundPolicy).authorize('list')
    const { histogram, ranked, ...statistics } = await statisticsOf(round)
    const blinds = await CaseBlind.query().where('roundId', round.id).preload('case')
    const rows = ranked.map((row) => ({ ...row, blind: blinds.find(({ id }) => id === row.blindId)! }))
    const maximum = Math.max(1, ...histogram.map(({ value }) => value))
    const title = i18n.t('case_rounds.histogram')
    return view.render('pages/case_rounds/statistics', {
      ...{ round, histogram, ...statistics },
      list: listOfRows(rows, request, rankList(i18n)).list,
      chart: onPage(drawBars({ title, bars: histogram, maximum, decimals: 0 })),
    })
  }

  async summary(ctx: HttpContext) {
    const round = await visibleRound(ctx)
    await ctx.bouncer.with(CaseRoundPolicy).authorize('list')
    const rows = oneBatch(await summaryRows(round))
    return answerWorkbook(ctx, { action: 'case_round.exported', sheet: summarySheet(round, ctx.i18n), rows })
  }
}

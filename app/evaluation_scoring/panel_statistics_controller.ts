import type { HttpContext } from '@adonisjs/core/http'
import config from '#config/evaluation_scoring'
import { listOfRows } from '#app/core/list_of_rows'
import { namedJudges } from '#app/experts/named_judges'
import type { EvaluationPanel } from './evaluation_panel.js'
import EvaluationPanelPolicy from './evaluation_panel_policy.js'
import { judgedPoints } from './evaluation_seat.js'
import { panelPath, visiblePanel } from './panel_page.js'
import { panelStatistics } from './panel_statistics.js'
import { scoredSheets } from './scored_sheets.js'
import { marksOf } from './sheet_task.js'
import { spreadList } from './spread_list.js'

/** 评审统计: how strict experts are, how far they agree, where they are apart; for who calibrates. */
export default class PanelStatisticsController {
  async show(ctx: HttpContext) {
    const { bouncer, request, view, i18n } = ctx
    const panel = await visiblePanel(ctx)
    await bouncer.with(EvaluationPanelPolicy).authorize('look')
    const { rows, ...statistics } = await statisticsOf(panel)
    return view.render('pages/evaluation_panels/statistics', {
      ...{ panel, cycle: panel.cycle, path: panelPath(panel.cycleId), gapPercent: config.gapPercent },
      ...{ ...statistics, list: listOfRows(rows, request, spreadList(i18n)).list },
    })
  }
}

async function statisticsOf({ cycle, cycleId }: EvaluationPanel) {
  const evaluations = await judgedPoints().where('cycleId', cycleId).orderBy('id')
  const byId = new Map(evaluations.map((evaluation) => [evaluation.id, evaluation]))
  const most = marksOf(cycle.indicatorVersion.content).reduce((sum, { points }) => sum + points, 0)
  const { points, disputed, experts, alpha } = panelStatistics(await scoredSheets([...byId.keys()]), most)
  const pieces = Map.groupBy(disputed, ({ evaluationId }) => evaluationId)
  return {
    ...{ alpha, judges: await namedJudges(experts), disputed: disputed.length },
    sheets: points.reduce((sum, one) => sum + one.sheets, 0),
    wide: points.filter(({ isWide }) => isWide).length,
    rows: points.map((one) => ({
      ...{ ...one, point: byId.get(one.evaluationId)!, disputed: pieces.get(one.evaluationId)?.length ?? 0 },
    })),
  }
}

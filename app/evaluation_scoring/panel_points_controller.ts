import type { HttpContext } from '@adonisjs/core/http'
import { answerExport, answerWorkbook } from '#app/audit/answer_export'
import { showAgain } from '#app/core/form_page'
import { oneBatch } from '#app/core/spreadsheet'
import IndicatorVersion from '#app/indicators/indicator_version'
import type { Asked } from '#app/self_assessments/asked'
import type { SelfFigure } from '#app/self_assessments/self_assessment'
import { askedInWords } from '#app/self_assessments/self_words'
import { handlerOf } from '#app/users/actor'
import type { EvaluationPanel } from './evaluation_panel.js'
import EvaluationPanelPolicy from './evaluation_panel_policy.js'
import { reopenValidator } from './evaluation_scoring_validators.js'
import EvaluationSeat, { judgedPoints } from './evaluation_seat.js'
import { reopenSheet } from './evaluation_seat_workflow.js'
import { panelPath, visiblePanel } from './panel_page.js'
import { panelScoreLines, panelScoreSheet } from './panel_score_table.js'
import { sheetsArchive } from './panel_sheets.js'
import { scoreSheet, sheetRows } from './score_sheet.js'
import { taskOf } from './sheet_task.js'

/** One point of a panel: its experts and what each handed in. */
export default class PanelPointsController {
  async show(ctx: HttpContext) {
    const panel = await looker(ctx)
    return renderPoint(ctx, panel)
  }

  async reopen(ctx: HttpContext) {
    const { bouncer, params, request, response, session, i18n } = ctx
    const panel = await looker(ctx)
    await bouncer.with(EvaluationPanelPolicy).authorize('run')
    const seat = await seatAt(ctx, panel)
    showAgain(ctx, () => renderPoint(ctx, panel))
    const { reason } = await request.validateUsing(reopenValidator)
    await reopenSheet(seat, reason, handlerOf(ctx))
    session.flash('success', i18n.t('evaluation_panels.done.reopened'))
    return response.redirect(`${panelPath(panel.cycleId)}/points/${params.point_id}`)
  }

  /** 专家评分表 of one seat. */
  async sheet(ctx: HttpContext) {
    const seat = await seatAt(ctx, await looker(ctx))
    const told = await sheetRows(seat, ctx.i18n)
    return answerWorkbook(ctx, {
      ...{ action: 'evaluation_seat.exported', sheet: scoreSheet(seat, told), rows: oneBatch(told.rows) },
    })
  }

  /** All sheets that were handed in, one below the other. */
  async table(ctx: HttpContext) {
    const panel = await looker(ctx)
    const { title, indicatorVersionId } = panel.cycle
    const { content } = await IndicatorVersion.findOrFail(indicatorVersionId)
    return answerWorkbook(ctx, {
      ...{ action: 'evaluation_panel.table_exported', details: { name: title } },
      ...{ sheet: panelScoreSheet(title), rows: panelScoreLines(panel, content, ctx.i18n) },
    })
  }

  /** All sheets that were handed in, one workbook each. */
  async sheets(ctx: HttpContext) {
    const panel = await looker(ctx)
    const body = await sheetsArchive(panel, ctx.i18n)
    const file = { name: ctx.i18n.t('evaluation_panels.sheets'), ending: 'zip', contentType: 'application/zip', body }
    return answerExport(ctx, 'evaluation_panel.exported', file)
  }
}

async function looker(ctx: HttpContext) {
  const panel = await visiblePanel(ctx)
  await ctx.bouncer.with(EvaluationPanelPolicy).authorize('look')
  return panel
}

function pointAt({ params }: HttpContext, { cycleId }: EvaluationPanel) {
  return judgedPoints()
    .where({ cycleId, id: Number(params.point_id) || 0 })
    .firstOrFail()
}

async function seatAt(ctx: HttpContext, panel: EvaluationPanel) {
  const point = await pointAt(ctx, panel)
  const seat = await seatsAt(point.id)
    .where('id', Number(ctx.params.id) || 0)
    .firstOrFail()
  seat.$setRelated('evaluation', point)
  return seat
}

function seatsAt(evaluationId: number) {
  return EvaluationSeat.query()
    .where('evaluationId', evaluationId)
    .preload('expert', (experts) => void experts.preload('user'))
    .preload('sheets', (sheets) => void sheets.orderBy('number', 'desc'))
    .orderBy('id')
}

async function renderPoint(ctx: HttpContext, panel: EvaluationPanel) {
  const point = await pointAt(ctx, panel)
  const { marks, asked } = await taskOf(point)
  return ctx.view.render('pages/evaluation_panels/point', {
    ...{ panel, point, marks, asked, cycle: panel.cycle, path: panelPath(panel.cycleId) },
    foundText: (one: Asked, finding: SelfFigure | undefined) => askedInWords(one, '', finding, ctx.i18n),
    seats: await seatsAt(point.id),
    mayRun: (await ctx.bouncer.with(EvaluationPanelPolicy).allows('run')) && panel.state === 'scoring',
  })
}

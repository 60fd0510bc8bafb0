import type { HttpContext } from '@adonisjs/core/http'
import config from '#config/evaluation_figures'
import { answerWorkbook } from '#app/audit/answer_export'
import type Designation from '#app/designations/designation'
import { personOf } from '#app/users/actor'
import { visiblePoint } from './figure_page.js'
import FigurePolicy from './figure_policy.js'
import { yearIn } from './points_of_year.js'
import { reportLines, reportSheet } from './report_sheet.js'
import { orderReport, pointsSeenBy } from './write_report.js'

/** 年度数据报送表 of one point, or of all that are seen. */
export default class FigureReportsController {
  async show(ctx: HttpContext) {
    await ctx.bouncer.with(FigurePolicy).authorize('list')
    const point = await visiblePoint(ctx)
    return answer(ctx, [point], point.name)
  }

  async index(ctx: HttpContext) {
    const { auth, bouncer, request, response } = ctx
    await bouncer.with(FigurePolicy).authorize('compare')
    const year = yearIn(request.input('year'))
    const points = await pointsSeenBy(auth.getUserOrFail(), year)
    if (points.length > config.directReport) {
      const report = await orderReport(year, points.length, personOf(ctx))
      return response.redirect(`/evaluation-figures/reports/${report.id}`)
    }
    return answer(ctx, points, null)
  }
}

function answer(ctx: HttpContext, points: readonly Designation[], unit: string | null) {
  const year = yearIn(ctx.request.input('year'))
  const details = { year: String(year), points: String(points.length) }
  const [sheet, rows] = [reportSheet(year, unit), reportLines(points, year)]
  return answerWorkbook(ctx, { action: 'evaluation_figure.report_exported', sheet, rows, details })
}

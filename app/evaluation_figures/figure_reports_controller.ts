import type { HttpContext } from '@adonisjs/core/http'
import { answerWorkbook } from '#app/audit/answer_export'
import type Designation from '#app/designations/designation'
import { visiblePoint } from './figure_page.js'
import FigurePolicy from './figure_policy.js'
import { pointsOfYear, yearIn } from './points_of_year.js'
import { reportLines, reportSheet } from './report_sheet.js'

/** 年度数据报送表 of one point, or of all that are seen. */
export default class FigureReportsController {
  async show(ctx: HttpContext) {
    await ctx.bouncer.with(FigurePolicy).authorize('list')
    const point = await visiblePoint(ctx)
    return answer(ctx, [point], point.name)
  }

  async index(ctx: HttpContext) {
    const { auth, bouncer, request } = ctx
    await bouncer.with(FigurePolicy).authorize('compare')
    const points = await pointsOfYear(yearIn(request.input('year')))
      .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
      .orderBy('districtCode')
      .orderBy('id')
    return answer(ctx, points, null)
  }
}

function answer(ctx: HttpContext, points: readonly Designation[], unit: string | null) {
  const year = yearIn(ctx.request.input('year'))
  const details = { year: String(year), points: String(points.length) }
  const [sheet, rows] = [reportSheet(year, unit), reportLines(points, year)]
  return answerWorkbook(ctx, { action: 'evaluation_figure.report_exported', sheet, rows, details })
}

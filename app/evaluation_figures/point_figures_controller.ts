import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { reportedKeys } from './figure_definitions.js'
import { renderPoint, visiblePoint } from './figure_page.js'
import FigurePolicy from './figure_policy.js'
import { reportedValidator, yearValidator } from './figure_validators.js'
import { reportFigures } from './report_figures.js'

/** The figures of one point and year; what no record knows is filled in here. */
export default class PointFiguresController {
  async show(ctx: HttpContext) {
    await ctx.bouncer.with(FigurePolicy).authorize('list')
    return renderPoint(ctx, await visiblePoint(ctx))
  }

  async update(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const point = await visiblePoint(ctx)
    await bouncer.with(FigurePolicy).authorize('report', point)
    showAgain(ctx, () => renderPoint(ctx, point))
    const { year } = await request.validateUsing(yearValidator())
    const { reported } = await request.validateUsing(reportedValidator)
    const said = reportedKeys.map((key) => ({
      ...{ key, value: reported[key]?.value ?? null, note: reported[key]?.note ?? null },
    }))
    await reportFigures(point, year, said, personOf(ctx))
    session.flash('success', i18n.t('evaluation_figures.reported.saved'))
    return response.redirect(`/evaluation-figures/points/${point.id}?year=${year}`)
  }
}

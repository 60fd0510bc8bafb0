import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import type FigureFreeze from './figure_freeze.js'
import { freezeFigures, liftFreeze } from './figure_freeze_workflow.js'
import { renderFreezes, visibleFreeze } from './freeze_page.js'
import FigurePolicy from './figure_policy.js'
import { liftValidator, yearValidator } from './figure_validators.js'
import { pointsOfYear } from './points_of_year.js'

/** 数据冻结: the year of all points that are not frozen yet; lifted for one of them. */
export default class FigureFreezesController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with(FigurePolicy).authorize('freeze')
    return renderFreezes(ctx)
  }

  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    await bouncer.with(FigurePolicy).authorize('freeze')
    showAgain(ctx, () => renderFreezes(ctx))
    const { year } = await request.validateUsing(yearValidator())
    const points = await pointsOfYear(year).select('id').orderBy('id')
    const { total } = await freezeFigures(
      year,
      points.map(({ id }) => id),
      personOf(ctx)
    )
    session.flash(
      total > 0 ? 'success' : 'notice',
      i18n.t(`evaluation_figures.freeze.${total > 0 ? 'ordered' : 'nothing'}`, { total })
    )
    return response.redirect(`/evaluation-figures/freezes?year=${year}`)
  }

  async lift(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    const freeze: FigureFreeze = await visibleFreeze(ctx)
    await bouncer.with(FigurePolicy).authorize('lift')
    ctx.request.updateQs({ year: String(freeze.year) })
    showAgain(ctx, () => renderFreezes(ctx))
    const words = await request.validateUsing(liftValidator)
    await liftFreeze(freeze, personOf(ctx, auth.getUserOrFail().inName('division_head')), words)
    session.flash('success', i18n.t('evaluation_figures.freeze.lifted'))
    return response.redirect(`/evaluation-figures/points/${freeze.designationId}?year=${freeze.year}`)
  }
}

import type { HttpContext } from '@adonisjs/core/http'
import { storeUploaded } from '#app/attachments/store_file'
import { invalid, showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { keyIn, renderFigure, visiblePoint } from './figure_page.js'
import FigureOverride from './figure_override.js'
import { commentOnOverride, proposeOverride, ruleOnOverride, withdrawOverride } from './figure_override_workflow.js'
import FigurePolicy from './figure_policy.js'
import {
  commentValidator,
  hundredValidator,
  overrideStepValidator,
  overrideValidator,
  yearValidator,
} from './figure_validators.js'
import { standingsOf } from './standings.js'

const OF_HUNDRED = ['percent', 'points']

/** 核定值: proposed with reason and evidence, confirmed by the head, taken back, commented on by the unit. */
export default class FigureOverridesController {
  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const [point, { key, unit }] = [await visiblePoint(ctx), keyIn(ctx)]
    await bouncer.with(FigurePolicy).authorize('propose')
    showAgain(ctx, () => renderFigure(ctx, point))
    const { year } = await request.validateUsing(yearValidator())
    const wish = await request.validateUsing(OF_HUNDRED.includes(unit) ? hundredValidator : overrideValidator)
    const file = request.file('evidence')
    if (!file) throw invalid('evidence', i18n.t('evaluation_figures.override.evidence_missing'))
    const years = await standingsOf([point.id], year, { keys: [key] })
    const systemValue = years.get(point.id)!.figures[key].system.value
    const by = personOf(ctx)
    const override = await proposeOverride(point, by, { ...wish, year, key, systemValue }, (trx, { id }) =>
      storeUploaded(trx, file, {
        ...{ subjectType: 'figure_override', subjectId: id, purpose: 'evidence' },
        ...{ organizationId: point.organizationId, uploadedById: by.id, i18n, by },
      })
    )
    session.flash('success', i18n.t('evaluation_figures.override.proposed'))
    return response.redirect(override.path)
  }

  async step(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    const override = await visibleOverride(ctx)
    showAgain(ctx, () => renderAgain(ctx, override))
    const { step, ...ruling } = await request.validateUsing(overrideStepValidator)
    await bouncer.with(FigurePolicy).authorize('take', step)
    if (step === 'withdraw') await withdrawOverride(override, personOf(ctx), ruling)
    else await ruleOnOverride(step, override, personOf(ctx, auth.getUserOrFail().inName('division_head')), ruling)
    session.flash('success', i18n.t(`evaluation_figures.override.done.${step}`))
    return response.redirect(override.path)
  }

  async comment(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const override = await visibleOverride(ctx)
    await bouncer.with(FigurePolicy).authorize('comment', override)
    showAgain(ctx, () => renderAgain(ctx, override))
    const { opinion } = await request.validateUsing(commentValidator)
    await commentOnOverride(override, personOf(ctx), opinion)
    session.flash('success', i18n.t('evaluation_figures.override.commented'))
    return response.redirect(override.path)
  }
}

function visibleOverride({ auth, params }: HttpContext) {
  return FigureOverride.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.figure_override_id) || 0)
    .firstOrFail()
}

/** The page of the figure, whose form was refused. */
async function renderAgain(ctx: HttpContext, { designationId, figureKey, year }: FigureOverride) {
  Object.assign(ctx.params, { point_id: designationId, key: figureKey })
  ctx.request.updateQs({ year: String(year) })
  return renderFigure(ctx, await visiblePoint(ctx))
}

import type { HttpContext } from '@adonisjs/core/http'
import { invalid, showAgain } from '#app/core/form_page'
import { hundredths } from '#app/indicators/fraction'
import type { IndicatorContent } from '#app/indicators/indicator_content'
import { handlerOf, personOf } from '#app/users/actor'
import EvaluationExtra, { type ExtraKind } from './evaluation_extra.js'
import { type ExtraWish, proposeExtra, ruleOnExtra } from './extra_workflow.js'
import { contentOf } from './outcome_inputs.js'
import { renderResult, visibleResult } from './result_page.js'
import ResultPolicy, { roleFor } from './result_policy.js'
import { extraStepValidator, extraValidator } from './result_validators.js'

/** 加分 扣分 一票否决: proposed by the handler, confirmed by the head. */
export default class EvaluationExtrasController {
  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const evaluation = await visibleResult(ctx)
    await bouncer.with(ResultPolicy).authorize('propose')
    showAgain(ctx, () => renderResult(ctx, evaluation))
    const wish = wishIn(await request.validateUsing(extraValidator), await contentOf(evaluation.cycle), i18n)
    await proposeExtra(evaluation, handlerOf(ctx), wish)
    session.flash('success', i18n.t('evaluation_results.extras.done.propose'))
    return response.redirect(`/point-evaluations/${evaluation.id}/result`)
  }

  async step(ctx: HttpContext) {
    const { auth, bouncer, params, request, response, session, i18n } = ctx
    const extra = await EvaluationExtra.findOrFail(Number(params.evaluation_extra_id) || 0)
    const evaluation = await visibleResult(ctx, extra.evaluationId)
    showAgain(ctx, () => renderResult(ctx, evaluation))
    const { step, ...ruling } = await request.validateUsing(extraStepValidator)
    await bouncer.with(ResultPolicy).authorize('rule', step)
    await ruleOnExtra(step, extra, personOf(ctx, auth.getUserOrFail().inName(roleFor(step))), ruling)
    session.flash('success', i18n.t(`evaluation_results.extras.done.${step}`))
    return response.redirect(`/point-evaluations/${evaluation.id}/result`)
  }
}

type Typed = { item: string; times?: number | null; points?: number | null; reason: string }

/** What its item asks for: of a bonus how often, of a deduction how many points, within what the indicators allow. */
function wishIn(
  { item: typed, times, points, reason }: Typed,
  content: IndicatorContent,
  i18n: HttpContext['i18n']
): ExtraWish {
  const [kind, item] = typed.split('.') as [ExtraKind, string]
  const fault = (field: string, key: string, facts = {}) =>
    invalid(field, i18n.t(`evaluation_results.extras.faults.${key}`, facts))
  if (kind === 'deduction') {
    const rule = content.deductions.items.find(({ id }) => id === item)
    if (!rule) throw fault('item', 'item')
    const { from, to } = rule
    if (!points || points < from || points > to) throw fault('points', 'points', { from, to })
    return { kind, item, times: null, points: hundredths(points), reason }
  }
  const items = kind === 'bonus' ? content.bonus.items : content.vetoes
  if (!items.some(({ id }) => id === item)) throw fault('item', 'item')
  return { kind, item, times: kind === 'bonus' ? (times ?? 1) : null, points: null, reason }
}

import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { timelineOf } from '#app/audit/timeline'
import { invalid, refusedFor, showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { checkFigure, jumpIn } from './figure_entry.js'
import OutsideFigure from './outside_figure.js'
import { outsideFigureForm as form } from './outside_figure_form.js'
import { outsideFigureList } from './outside_figure_list.js'
import OutsideFigurePolicy from './outside_figure_policy.js'
import { replacementValidator, strikeValidator } from './outside_figure_validators.js'
import {
  currentFigure,
  enterFigures,
  outsideFigureWorkflow,
  saysTheSame,
  strikeFigure,
} from './outside_figure_workflow.js'

/** 外部数据: what other systems counted, with source and date. */
export default class OutsideFiguresController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    const policy = bouncer.with(OutsideFigurePolicy)
    await policy.authorize('list')
    const seen = OutsideFigure.query().withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    return answerList(ctx, seen, outsideFigureList(i18n), i18n.t('outside_figures.title'), async (list) =>
      view.render('pages/outside_figures/index', {
        list,
        states: Object.keys(outsideFigureWorkflow.states),
        mayEnter: await policy.allows('enter'),
      })
    )
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with(OutsideFigurePolicy).authorize('enter')
    return renderForm(ctx)
  }

  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    await bouncer.with(OutsideFigurePolicy).authorize('enter')
    showAgain(ctx, () => renderForm(ctx))
    const { reason } = await request.validateUsing(replacementValidator)
    const { problems, facts } = await checkFigure(request.all(), i18n)
    if (!facts) throw refusedFor(problems)
    const before = await currentFigure(facts)
    if (before && !saysTheSame(before, facts) && !reason) {
      const value = i18n.formatNumber(Number(before.value))
      throw invalid('reason', i18n.t('outside_figures.there_already', { value }))
    }
    const jump = await jumpIn(facts)
    const by = personOf(ctx, auth.getUserOrFail().inName('bureau_handler'))
    const [figure] = await enterFigures([facts], { by, via: 'form', reason })
    session.flash('success', i18n.t('outside_figures.entered'))
    if (jump !== null) session.flash('notice', i18n.t('outside_figures.jumped', { percent: jump }))
    return response.redirect(`/outside-figures/${figure.id}`)
  }

  async show(ctx: HttpContext) {
    return renderFigure(ctx, await visibleFigure(ctx))
  }

  /** 作废 */
  async destroy(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    const figure = await visibleFigure(ctx)
    await bouncer.with(OutsideFigurePolicy).authorize('enter')
    showAgain(ctx, () => renderFigure(ctx, figure))
    const typed = await request.validateUsing(strikeValidator)
    await strikeFigure(figure, personOf(ctx, auth.getUserOrFail().inName('bureau_handler')), typed)
    session.flash('success', i18n.t('outside_figures.struck'))
    return response.redirect(`/outside-figures/${figure.id}`)
  }
}

function visibleFigure({ auth, params }: HttpContext) {
  return OutsideFigure.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.id) || 0)
    .firstOrFail()
}

function renderForm({ request, view }: HttpContext) {
  return view.render('pages/outside_figures/create', { form, values: request.qs() })
}

/** One figure with all that were told for the same period, the newest first. */
async function renderFigure({ bouncer, view, i18n }: HttpContext, figure: OutsideFigure) {
  const { measure, source, period, districtCode } = figure
  const policy = bouncer.with(OutsideFigurePolicy)
  return view.render('pages/outside_figures/show', {
    figure,
    editions: await OutsideFigure.query().where({ measure, source, period, districtCode }).orderBy('edition', 'desc'),
    mayEnter: await policy.allows('enter'),
    mayStrike: outsideFigureWorkflow.allows('strike', figure) && (await policy.allows('enter')),
    timeline: await timelineOf('outside_figure', figure.id, i18n),
  })
}

import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { showAgain } from '#app/core/form_page'
import { visibleCycle } from '#app/evaluations/evaluation_cycle_page'
import { handlerOf } from '#app/users/actor'
import { EvaluationPanel } from './evaluation_panel.js'
import EvaluationPanelPolicy from './evaluation_panel_policy.js'
import { openPanel } from './evaluation_panel_workflow.js'
import { openPanelValidator, panelStepValidator } from './evaluation_scoring_validators.js'
import { nudgeExpert } from './evaluation_seat_workflow.js'
import { judgedPoints } from './evaluation_seat.js'
import { panelFor, panelPath, renderOpening, renderPanel, visiblePanel } from './panel_page.js'
import { panelPointList, withSeatCounts } from './panel_point_list.js'
import { allocatePoints, freezePoints } from './point_allocation.js'
import { fillSeats, releaseExpert } from './seat_substitution.js'

const steps = { freeze: freezePoints, allocate: allocatePoints, fill: fillSeats }

/** 评审组 of a cycle as the office runs it. */
export default class EvaluationPanelsController {
  async show(ctx: HttpContext) {
    const { bouncer } = ctx
    const cycle = await visibleCycle(ctx)
    await bouncer.with(EvaluationPanelPolicy).authorize('look')
    const panel = await panelFor(ctx, cycle)
    return panel ? answerBoard(ctx, panel) : renderOpening(ctx, cycle)
  }

  /** The same by its own id. */
  async find(ctx: HttpContext) {
    const { auth, bouncer, params, response } = ctx
    const { cycleId } = await EvaluationPanel.query()
      .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
      .where('id', Number(params.id) || 0)
      .firstOrFail()
    await bouncer.with(EvaluationPanelPolicy).authorize('look')
    return response.redirect(panelPath(cycleId))
  }

  async store(ctx: HttpContext) {
    const { bouncer, request } = ctx
    const cycle = await visibleCycle(ctx)
    await bouncer.with(EvaluationPanelPolicy).authorize('run')
    showAgain(ctx, () => renderOpening(ctx, cycle))
    const { seats } = await request.validateUsing(openPanelValidator)
    await openPanel(cycle, handlerOf(ctx), seats)
    return done(ctx, 'opened')
  }

  /** 固定分配依据、分配、补抽. */
  async step(ctx: HttpContext) {
    const { bouncer, request } = ctx
    const panel = await visiblePanel(ctx)
    await bouncer.with(EvaluationPanelPolicy).authorize('run')
    showAgain(ctx, () => answerBoard(ctx, panel))
    const { step, version } = await request.validateUsing(panelStepValidator)
    await steps[step](panel, handlerOf(ctx), { version })
    return done(ctx, step)
  }

  /** An expert who is behind: a word … */
  async nudge(ctx: HttpContext) {
    return expertAct(ctx, 'nudged', nudgeExpert)
  }

  /** … or somebody else in the place. */
  async release(ctx: HttpContext) {
    return expertAct(ctx, 'released', releaseExpert)
  }
}

type Panel = Awaited<ReturnType<typeof visiblePanel>>

function answerBoard(ctx: HttpContext, panel: Panel) {
  const { i18n } = ctx
  const points = withSeatCounts(judgedPoints().where('cycleId', panel.cycleId))
  return answerList(ctx, points, panelPointList(i18n, panel.cycle.seats), i18n.t('evaluation_panels.points'), (list) =>
    renderPanel(ctx, panel, list)
  )
}

async function expertAct(ctx: HttpContext, what: 'nudged' | 'released', verb: typeof nudgeExpert) {
  const panel = await visiblePanel(ctx)
  await ctx.bouncer.with(EvaluationPanelPolicy).authorize('run')
  await verb(panel, Number(ctx.params.id) || 0, handlerOf(ctx))
  return done(ctx, what)
}

function done({ params, response, session, i18n }: HttpContext, what: string) {
  session.flash('success', i18n.t(`evaluation_panels.done.${what}`))
  return response.redirect(panelPath(params.cycle_id))
}

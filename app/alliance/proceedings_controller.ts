import type { HttpContext } from '@adonisjs/core/http'
import { timelineOf } from '#app/audit/timeline'
import { workCalendar } from '#app/calendar/work_calendar'
import Clock from '#app/workflow/clock'
import { offeredActs, renderAct, takeAct } from './act.js'
import Proceeding from './proceeding.js'
import { proceedingActs } from './proceeding_acts.js'

/** 成员资格复核与除名: one of them. */
export default class ProceedingsController {
  async show(ctx: HttpContext) {
    const { view, i18n } = ctx
    const proceeding = await visibleProceeding(ctx)
    const [clock] = await Clock.of('alliance_proceeding', [proceeding.id])
    return view.render('pages/alliance/proceedings/show', {
      ...{ proceeding, clock: clock?.standing(await workCalendar()) },
      acts: offeredActs(ctx, proceedingActs, proceeding, proceeding.member),
      timeline: await timelineOf('alliance_proceeding', proceeding.id, i18n),
    })
  }

  async act(ctx: HttpContext) {
    return renderAct(ctx, proceedingActs, await placeOf(ctx))
  }

  async take(ctx: HttpContext) {
    return takeAct(ctx, proceedingActs, await placeOf(ctx))
  }
}

function visibleProceeding({ auth, params }: HttpContext) {
  return Proceeding.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.id) || 0)
    .preload('member')
    .firstOrFail()
}

async function placeOf(ctx: HttpContext) {
  const row = await visibleProceeding(ctx)
  return { row, member: row.member, path: `/alliance-proceedings/${row.id}`, title: row.name }
}

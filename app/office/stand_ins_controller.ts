import { DateTime } from 'luxon'
import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { timelineOf } from '#app/audit/timeline'
import { beijingDay } from '#app/calendar/working_days'
import { invalid, showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import StandIn from '#app/users/stand_in'
import { renderStandInForm } from './stand_in_form.js'
import { standInList, standings } from './stand_in_list.js'
import StandInPolicy from './stand_in_policy.js'
import { lastDayOf, registerStandIn } from './stand_in_register.js'
import { StandInRefused, type Period } from './stand_in_rules.js'
import { standInValidator } from './stand_in_validators.js'
import { visibleStandIn } from './visible_stand_in.js'

/** 职务代理: who stands in for whom, from one day to another. */
export default class StandInsController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    await bouncer.with(StandInPolicy).authorize('list')
    const seen = StandIn.query()
      .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
      .preload('absent')
      .preload('deputy')
    return answerList(ctx, seen, standInList(i18n), i18n.t('stand_ins.title'), (list) =>
      view.render('pages/office/stand_ins/index', { list, standings })
    )
  }

  async show(ctx: HttpContext) {
    const { bouncer, view, i18n } = ctx
    const standIn = await visibleStandIn(ctx)
    return view.render('pages/office/stand_ins/show', {
      standIn,
      lastDay: lastDayOf(standIn),
      mayEnd: await bouncer.with(StandInPolicy).allows('end', standIn),
      timeline: await timelineOf('stand_in', standIn.id, i18n),
    })
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with(StandInPolicy).authorize('list')
    return renderStandInForm(ctx)
  }

  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    await bouncer.with(StandInPolicy).authorize('list')
    showAgain(ctx, () => renderStandInForm(ctx))
    const { absentId = auth.getUserOrFail().id, ...typed } = await request.validateUsing(standInValidator)
    await bouncer.with(StandInPolicy).authorize('register', absentId)

    const [from, until] = [typed.from, typed.until].map((day) => DateTime.fromJSDate(day).toISODate()!)
    const registration = { absentId, deputyId: typed.deputyId, from, until, reason: typed.standInReason }
    const id = await registerStandIn(registration, personOf(ctx)).catch((error) => {
      throw error instanceof StandInRefused ? invalid(error.field, sentenceOf(error, i18n)) : error
    })
    session.flash('success', i18n.t(from > beijingDay() ? 'stand_ins.registered' : 'stand_ins.begun'))
    const left = await actedForBy(absentId, { from, until })
    if (left.length > 0) session.flash('notice', i18n.t('stand_ins.left_alone', { names: left.join(', ') }))
    return response.redirect().toRoute('stand_ins.show', { id })
  }
}

/** Those for whom this person was to act in these days, and now cannot. */
async function actedForBy(deputyId: number, { from, until }: Period) {
  const standIns = await StandIn.query()
    .withScopes((scopes) => scopes.within(from, until))
    .where({ deputyId })
    .preload('absent')
  return standIns.map(({ absent }) => absent.name)
}

function sentenceOf({ reason, values }: StandInRefused, i18n: HttpContext['i18n']) {
  return i18n.t(`stand_ins.faults.${reason}`, values)
}

import type { HttpContext } from '@adonisjs/core/http'
import { checkedForm } from '#app/core/checked_form'
import { beijingDay } from '#app/core/beijing_day'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import AllianceMember from './alliance_member.js'
import AlliancePolicy from './alliance_policy.js'
import { removalValidator } from './alliance_validators.js'
import { councilClasses } from './member_classes.js'
import { organs } from './organs.js'
import Seat, { seatForm } from './seat.js'
import { endSeat, fillSeat } from './seat_workflow.js'

/** 联盟机构: the organs, who sits in them, and who did. */
export default class SeatsController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with(AlliancePolicy).authorize('list')
    return renderOrgans(ctx)
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with(AlliancePolicy).authorize('keep')
    return renderForm(ctx)
  }

  async store(ctx: HttpContext) {
    const { bouncer, response, session, i18n } = ctx
    await bouncer.with(AlliancePolicy).authorize('keep')
    showAgain(ctx, () => renderForm(ctx))
    await fillSeat(personOf(ctx), await checkedForm(ctx, seatForm))
    session.flash('success', i18n.t('alliance_seats.filled'))
    return response.redirect('/alliance-organs')
  }

  async destroy(ctx: HttpContext) {
    const { bouncer, params, request, response, session, i18n } = ctx
    await bouncer.with(AlliancePolicy).authorize('keep')
    showAgain(ctx, () => renderOrgans(ctx))
    const seat = await Seat.findOrFail(Number(params.id) || 0)
    await endSeat(seat, personOf(ctx), await request.validateUsing(removalValidator))
    session.flash('success', i18n.t('alliance_seats.done'))
    return response.redirect('/alliance-organs')
  }
}

/** The assembly is all members, the council those elected to it; the rest holds a seat. */
async function renderOrgans({ bouncer, view }: HttpContext) {
  const members = await AllianceMember.query()
    .withScopes((scopes) => scopes.withRights())
    .preload('representative')
    .orderBy('name')
  const council = members.filter(({ standingClass }) => councilClasses.includes(standingClass))
  const rank = ({ standingClass }: AllianceMember) => councilClasses.indexOf(standingClass)
  return view.render('pages/alliance/organs/index', {
    organs,
    members: members.length,
    council: council.toSorted((one, other) => rank(one) - rank(other)),
    seats: await Seat.query().orderBy('state', 'desc').orderBy('fromOn', 'desc').orderBy('id').limit(300),
    mayKeep: await bouncer.with(AlliancePolicy).allows('keep'),
  })
}

function renderForm({ view }: HttpContext) {
  return view.render('pages/alliance/organs/create', { form: seatForm, values: { fromOn: beijingDay() } })
}

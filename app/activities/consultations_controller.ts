import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { beijingDay } from '#app/core/beijing_day'
import { invalid, showAgain } from '#app/core/form_page'
import { seenVersion } from '#app/core/seen_version'
import { personOf } from '#app/users/actor'
import { bulkActsFor } from '#app/workflow/bulk_kinds'
import Consultation from './consultation.js'
import { checkedFacts, entriesLike, sendOn } from './consultation_entry.js'
import { consultationList } from './consultation_list.js'
import { factsOf } from './consultation_facts.js'
import { renderConsultation, renderEntry, visibleConsultation } from './consultation_page.js'
import ConsultationPolicy from './consultation_policy.js'
import { consultationWorkflow, recordConsultation, reviseConsultation } from './consultation_workflow.js'
import { ownPoints } from './point_choice.js'

/** 咨询服务台账: what points answered, entry by entry. */
export default class ConsultationsController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    await bouncer.with(ConsultationPolicy).authorize('list')
    const user = auth.getUserOrFail()
    const seen = Consultation.query()
      .withScopes((scopes) => scopes.visibleTo(user))
      .preload('designation')
    return answerList(ctx, seen, consultationList(user, i18n), i18n.t('consultations.title'), async (list) =>
      view.render('pages/activities/consultations/index', {
        list,
        user,
        states: Object.keys(consultationWorkflow.states),
        mayRecord: await bouncer.with(ConsultationPolicy).allows('record'),
        bulkActs: bulkActsFor(user, 'consultation'),
      })
    )
  }

  async create(ctx: HttpContext) {
    const { auth, bouncer } = ctx
    await bouncer.with(ConsultationPolicy).authorize('record')
    const follows = await followed(ctx)
    const last = await Consultation.query().where('createdById', auth.getUserOrFail().id).orderBy('id', 'desc').first()
    return renderEntry(ctx, { follows, values: startingValues(auth.getUserOrFail().name, follows, last) })
  }

  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    await bouncer.with(ConsultationPolicy).authorize('record')
    const follows = await followed(ctx)
    showAgain(ctx, () => renderEntry(ctx, { follows, values: {} }))
    const points = await ownPoints(auth.getUserOrFail())
    const point = points.find(({ id }) => id === Number(request.input('point'))) ?? (points.length === 1 && points[0])
    if (!point) throw invalid('point', i18n.t('consultations.no_point'))
    const facts = await checkedFacts(ctx)

    const alike = follows || request.input('different') ? [] : await entriesLike(point, facts)
    if (alike.length > 0) {
      showAgain(ctx, () => renderEntry(ctx, { follows, values: {}, alike }))
      throw invalid('different', i18n.t('consultations.alike'))
    }
    const entry = await recordConsultation(point, personOf(ctx), facts, follows)
    await sendOn(ctx, entry)
    session.flash(
      'success',
      i18n.t(`consultations.${entry.isLocked ? 'saved_late' : 'saved'}`, { number: entry.number })
    )
    return request.input('then') === 'next'
      ? response.redirect('/consultations/create')
      : response.redirect(`/consultations/${entry.id}`)
  }

  async show(ctx: HttpContext) {
    return renderConsultation(ctx, await visibleConsultation(ctx))
  }

  async edit(ctx: HttpContext) {
    const consultation = await visibleConsultation(ctx)
    await ctx.bouncer.with(ConsultationPolicy).authorize('revise', consultation)
    return renderEntry(ctx, { consultation, values: factsOf(consultation) })
  }

  async update(ctx: HttpContext) {
    const { bouncer, response, session, i18n } = ctx
    const consultation = await visibleConsultation(ctx)
    await bouncer.with(ConsultationPolicy).authorize('revise', consultation)
    showAgain(ctx, () => renderEntry(ctx, { consultation, values: factsOf(consultation) }))
    await reviseConsultation(consultation, personOf(ctx), await checkedFacts(ctx), seenVersion(ctx))
    session.flash('success', i18n.t('consultations.saved', { number: consultation.number }))
    return response.redirect(`/consultations/${consultation.id}`)
  }
}

/** The entry that this one goes on from. */
async function followed({ auth, request }: HttpContext) {
  const id = Number(request.input('follows'))
  if (!id) return null
  return Consultation.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('organizationId', auth.getUserOrFail().organizationId ?? 0)
    .where('id', id)
    .firstOrFail()
}

/** What seldom changes from one entry to the next is there already. */
function startingValues(name: string, follows: Consultation | null, last: Consultation | null) {
  const kept = follows ? factsOf(follows) : {}
  const usual = { channel: last?.channel, clientType: last?.clientType, field: last?.field, minutes: last?.minutes }
  return {
    ...usual,
    ...kept,
    level: follows?.level ?? 'basic',
    price: follows?.price ?? 'free',
    servedOn: beijingDay(),
    handledBy: name,
    answer: null,
  }
}

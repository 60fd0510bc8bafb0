import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { beijingDay } from '#app/core/beijing_day'
import { invalid, showAgain } from '#app/core/form_page'
import { seenVersion } from '#app/core/seen_version'
import { importKindsFor } from '#app/imports/import_kinds'
import { personOf } from '#app/users/actor'
import { bulkActsFor } from '#app/workflow/bulk_kinds'
import Event from './event.js'
import { checkedEvent, eventsLike, partnersFor, pointFor, reportedByOthers } from './event_entry.js'
import { factsOf } from './event_facts.js'
import { heldForm, plannedForm, type EventFacts } from './event_form.js'
import { eventList } from './event_list.js'
import { managedEvent, renderEntry, renderEvent, visibleEvent } from './event_page.js'
import EventPolicy from './event_policy.js'
import { recordEvent, reviseEvent } from './event_record.js'

/** 培训活动台账: what points and the office hold for many people at once. */
export default class TrainingsController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    await bouncer.with(EventPolicy).authorize('list')
    const user = auth.getUserOrFail()
    const seen = Event.query()
      .withScopes((scopes) => scopes.visibleTo(user))
      .preload('designation')
    return answerList(ctx, seen, eventList(user, i18n), i18n.t('events.title'), async (list) =>
      view.render('pages/events/trainings/index', {
        list,
        mayImport: importKindsFor(user).includes('event'),
        mayRecord: await bouncer.with(EventPolicy).allows('record'),
        bulkActs: bulkActsFor(user, 'event'),
      })
    )
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with(EventPolicy).authorize('record')
    const last = await Event.query().where('createdById', ctx.auth.getUserOrFail().id).orderBy('id', 'desc').first()
    return renderEntry(ctx, { form: formOf(ctx), values: startingValues(last, ctx) })
  }

  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    await bouncer.with(EventPolicy).authorize('record')
    const form = formOf(ctx)
    showAgain(ctx, () => renderEntry(ctx, { form, values: {} }))
    const point = await pointFor(ctx)
    const facts = await checkedEvent(ctx, form)
    const partners = await partnersFor(ctx, point)

    const alike = await eventsLike(point, partners, facts)
    const isOthers = reportedByOthers(alike, point)
    if (isOthers || (alike.length > 0 && !request.input('different'))) {
      showAgain(ctx, () => renderEntry(ctx, { form, values: {}, alike, isOthers }))
      throw invalid('name', i18n.t(isOthers ? 'events.reported_before' : 'events.alike'))
    }
    const state = form === plannedForm ? 'planned' : 'held'
    const event = await recordEvent(point, personOf(ctx), { facts, partners, state })
    session.flash('success', i18n.t('events.saved', { number: event.number }))
    return response.redirect(`/trainings/${event.id}`)
  }

  async show(ctx: HttpContext) {
    return renderEvent(ctx, await visibleEvent(ctx))
  }

  async edit(ctx: HttpContext) {
    const event = await managedEvent(ctx)
    return renderEntry(ctx, { form: event.isHeld ? heldForm : plannedForm, event, values: factsOf(event) })
  }

  async update(ctx: HttpContext) {
    const { response, session, i18n } = ctx
    const event = await managedEvent(ctx)
    const form = event.isHeld ? heldForm : plannedForm
    showAgain(ctx, () => renderEntry(ctx, { form, event, values: factsOf(event) }))
    const facts = await checkedEvent(ctx, form, event)
    const partners = await partnersFor(ctx, event.designation)
    await reviseEvent(event, personOf(ctx), { facts, partners, version: seenVersion(ctx) })
    session.flash('success', i18n.t('events.saved', { number: event.number }))
    return response.redirect(`/trainings/${event.id}`)
  }
}

function formOf({ request }: HttpContext) {
  return request.input('planned') ? plannedForm : heldForm
}

/** What seldom changes from one event to the next is there already. */
function startingValues(last: Event | null, { auth, i18n }: HttpContext): Partial<EventFacts> {
  const { mode, place, host, audiences, level } = last ? factsOf(last) : ({} as Record<string, undefined>)
  return {
    ...{ mode, place, audiences, level: level ?? 'basic', fee: 0 },
    host: host ?? (auth.getUserOrFail().isBureau ? i18n.t('events.office') : null),
    days: [{ day: beijingDay(), from: '09:00', until: '11:30' }],
    attendedOnsite: 0,
    attendedOnline: 0,
    researchers: 0,
    ipManagers: 0,
  }
}

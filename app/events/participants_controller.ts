import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import type Event from './event.js'
import { managedEvent } from './event_page.js'
import EventRegistration from './event_registration.js'
import { cancelRegistration, register } from './event_registrations.js'
import { participantOf } from './participant.js'
import { participantList } from './participant_list.js'
import { checkedRegistration, saidAtField } from './registration_entry.js'
import { registrationForm } from './registration_form.js'
import { halfNow, isToday, signIn } from './sign_ins.js'

/** 报名与签到, for who organises the event and nobody else. */
export default class ParticipantsController {
  async index(ctx: HttpContext) {
    const { view, i18n } = ctx
    const event = await managedEvent(ctx)
    const all = EventRegistration.query().where('eventId', event.id).preload('signIns')
    const title = i18n.t('participants.title')
    return answerList(ctx, all, participantList(i18n), title, (list) =>
      view.render('pages/events/participants/index', { list, event, isToday: isToday(event), now: halfNow() })
    )
  }

  async create(ctx: HttpContext) {
    return renderAdding(ctx, await managedEvent(ctx))
  }

  async store(ctx: HttpContext) {
    const { request, response, session, i18n } = ctx
    const event = await managedEvent(ctx)
    showAgain(ctx, () => renderAdding(ctx, event))
    const facts = await checkedRegistration(ctx, registrationForm(event, false))
    const isHere = Boolean(request.input('here')) && isToday(event)
    const source = isHere ? 'walk_in' : 'desk'
    const by = personOf(ctx)
    const added = await saidAtField(ctx, register(event.id, by, { facts, source, locale: i18n.locale }))
    if (isHere) await signIn(event, added, by, 'desk')
    session.flash('success', i18n.t('participants.added', { name: facts.name }))
    return response.redirect(`/trainings/${event.id}/participants`)
  }

  async destroy(ctx: HttpContext) {
    const { params, response, session, i18n } = ctx
    const event = await managedEvent(ctx)
    await cancelRegistration(await participantOf(event, params.id), personOf(ctx))
    session.flash('success', i18n.t('event_sign_up.cancelled'))
    return response.redirect(`/trainings/${event.id}/participants`)
  }
}

function renderAdding({ view }: HttpContext, event: Event) {
  const form = registrationForm(event, false)
  return view.render('pages/events/participants/create', { event, form, isToday: isToday(event) })
}

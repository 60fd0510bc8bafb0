import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { system } from '#app/users/actor'
import { register } from './event_registrations.js'
import { publishedEvent, renderPublicEvent } from './public_event_page.js'
import { checkedRegistration, saidAtField } from './registration_entry.js'
import { registrationForm } from './registration_form.js'
import { registrationToken } from './registration_token.js'

/** 报名: by everybody, without an account. */
export default class EventRegistrationsController {
  async store(ctx: HttpContext) {
    const { params, request, response, i18n } = ctx
    const event = await publishedEvent(params.event_id)
    showAgain(ctx, () => renderPublicEvent(ctx, event))
    const facts = await checkedRegistration(ctx, registrationForm(event, true))
    const by = { ...system('visitor'), ip: request.ip() }
    const { id } = await saidAtField(ctx, register(event.id, by, { facts, source: 'public', locale: i18n.locale }))
    return response.redirect(`/my-registrations/${registrationToken(id)}`)
  }
}

import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { system } from '#app/users/actor'
import { answerEventFile } from './answer_event_file.js'
import { filesOf } from './event_page.js'
import { cancelRegistration } from './event_registrations.js'
import { registrationOfToken } from './registration_token.js'
import { registrationStanding } from './registration_window.js'

/** What somebody who registered sees and does by the personal link. */
export default class OwnRegistrationsController {
  async show(ctx: HttpContext) {
    return renderOwn(ctx)
  }

  async destroy(ctx: HttpContext) {
    const { params, request, response, session, i18n } = ctx
    const registration = await registrationOfToken(params.token)
    showAgain(ctx, () => renderOwn(ctx))
    await cancelRegistration(registration, { ...system('visitor'), ip: request.ip() })
    session.flash('success', i18n.t('event_sign_up.cancelled'))
    return response.redirect(`/my-registrations/${params.token}`)
  }

  /** 课件 for those who have a place. */
  async file(ctx: HttpContext) {
    const { event, state } = await registrationOfToken(ctx.params.token)
    return answerEventFile(ctx, event, state === 'registered' ? ['handouts', 'materials'] : ['handouts'])
  }
}

async function renderOwn({ params, response, view }: HttpContext) {
  const registration = await registrationOfToken(params.token)
  const { event } = registration
  const files = await filesOf(event)
  response.header('Cache-Control', 'no-store').header('Referrer-Policy', 'no-referrer')
  return view.render('pages/events/public/registration', {
    ...{ registration, event, token: params.token },
    files: registration.state === 'registered' ? [...files.handouts, ...files.materials] : files.handouts,
    mayCancel: registration.state !== 'cancelled' && !['over', 'cancelled'].includes(registrationStanding(event)),
  })
}

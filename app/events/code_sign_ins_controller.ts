import type { HttpContext } from '@adonisjs/core/http'
import { errors } from '@adonisjs/core'
import { invalid, showAgain } from '#app/core/form_page'
import { system } from '#app/users/actor'
import Event from './event.js'
import { doorValidator } from './event_validators.js'
import { eventIdOf, isGoodCode } from './sign_in_code.js'
import { findAtDoor, isToday, signIn } from './sign_ins.js'

/** 扫码签到: the page behind the QR code at the door. */
export default class CodeSignInsController {
  async show(ctx: HttpContext) {
    return renderDoor(ctx, await eventOfCode(ctx))
  }

  async store(ctx: HttpContext) {
    const { request, params, view, i18n } = ctx
    const event = await eventOfCode(ctx)
    showAgain(ctx, () => renderDoor(ctx, event))
    const said = await request.validateUsing(doorValidator)
    if (!isUsable(event, params.code)) return renderDoor(ctx, event)
    const registration = await findAtDoor(event, said)
    if (!registration) throw invalid('name', i18n.t('event_sign_in.not_found'))
    await signIn(event, registration, { ...system('visitor'), ip: request.ip() }, 'code')
    return view.render('pages/events/public/signed_in', { event, name: said.name })
  }
}

async function eventOfCode({ params, request }: HttpContext) {
  const event = await Event.find(eventIdOf(String(params.code)))
  if (!event) throw new errors.E_ROUTE_NOT_FOUND([request.method(), request.url()])
  return event
}

const isUsable = (event: Event, code: string) => isGoodCode(event, code) && isToday(event)

/** With a code that is forged or too old there is nothing to fill in, and nothing said of the event. */
async function renderDoor({ params, response, view }: HttpContext, event: Event) {
  if (isUsable(event, params.code)) return view.render('pages/events/public/sign_in', { event, code: params.code })
  return response.status(410).send(await view.render('pages/events/public/code_spent'))
}

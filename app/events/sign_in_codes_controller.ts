import type { HttpContext } from '@adonisjs/core/http'
import env from '#start/env'
import QRCode from 'qrcode'
import config from '#config/events'
import { managedEvent } from './event_page.js'
import { paperCode, screenCode } from './sign_in_code.js'
import { isToday } from './sign_ins.js'

/** 签到码: on the screen it changes by itself, on paper it is good for one day. */
export default class SignInCodesController {
  async show(ctx: HttpContext) {
    const { request, response, view } = ctx
    const event = await managedEvent(ctx)
    const day = event.days.find((one) => one.day === request.input('day'))?.day ?? null
    const address = `${env.get('APP_URL')}/sign-in-here/${day ? paperCode(event, day) : screenCode(event)}`
    if (!day) response.header('Refresh', String(config.codeMinutes * 30))
    response.header('Cache-Control', 'no-store')
    return view.render('pages/events/participants/code', {
      ...{ event, day, address, isToday: isToday(event), minutes: config.codeMinutes },
      image: await QRCode.toDataURL(address, { errorCorrectionLevel: 'M', margin: 2, width: 720 }),
    })
  }
}

import type { HttpContext } from '@adonisjs/core/http'
import env from '#start/env'
import QRCode from 'qrcode'
import { visibleConsultation } from '#app/activities/consultation_page'
import { canBeRated } from './give_rating.js'
import { ratingPath } from './rating.js'
import RatingPolicy from './rating_policy.js'

/** 满意度邀请码, to be turned to whoever asked. */
export default class RatingCodesController {
  async show(ctx: HttpContext) {
    const consultation = await visibleConsultation(ctx)
    await ctx.bouncer.with(RatingPolicy).authorize('invite', consultation)
    const address = `${env.get('APP_URL')}${ratingPath(consultation)}`
    ctx.response.header('Cache-Control', 'no-store')
    return ctx.view.render('pages/ratings/code', {
      ...{ consultation, address },
      isOpen: canBeRated(consultation) && consultation.state !== 'removed' && consultation.stars === null,
      image: await QRCode.toDataURL(address, { errorCorrectionLevel: 'M', margin: 2, width: 720 }),
    })
  }
}

import type { HttpContext } from '@adonisjs/core/http'
import { listOf } from '#app/core/list'
import { comingEvents, publicEventList } from './public_event_list.js'
import { publishedEvent, renderPublicEvent } from './public_event_page.js'

/** 活动预告: what everybody can come to. */
export default class PublicEventsController {
  async index({ request, view, i18n }: HttpContext) {
    return view.render('pages/events/public/index', {
      list: await listOf(comingEvents(), request, publicEventList(i18n)),
    })
  }

  async show(ctx: HttpContext) {
    return renderPublicEvent(ctx, await publishedEvent(ctx.params.id))
  }
}

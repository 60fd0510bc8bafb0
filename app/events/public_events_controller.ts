import type { HttpContext } from '@adonisjs/core/http'
import { listOf } from '#app/core/list'
import { sqlTime } from '#app/core/dialect'
import Event from './event.js'
import { publicEventList } from './public_event_list.js'
import { publishedEvent, renderPublicEvent } from './public_event_page.js'

/** 活动预告: what everybody can come to. */
export default class PublicEventsController {
  async index({ request, view, i18n }: HttpContext) {
    const coming = Event.query()
      .withScopes((scopes) => scopes.published())
      .whereIn('state', ['notified', 'open', 'shut'])
      .where('endsAt', '>=', sqlTime())
      .preload('designation')
    return view.render('pages/events/public/index', { list: await listOf(coming, request, publicEventList(i18n)) })
  }

  async show(ctx: HttpContext) {
    return renderPublicEvent(ctx, await publishedEvent(ctx.params.id))
  }
}

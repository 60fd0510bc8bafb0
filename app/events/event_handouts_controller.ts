import type { HttpContext } from '@adonisjs/core/http'
import { answerEventFile } from './answer_event_file.js'
import { publishedEvent } from './public_event_page.js'

/** 公开资料 */
export default class EventHandoutsController {
  async show(ctx: HttpContext) {
    return answerEventFile(ctx, await publishedEvent(ctx.params.event_id), ['handouts'])
  }
}

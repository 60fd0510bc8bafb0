import type { HttpContext } from '@adonisjs/core/http'
import { personOf } from '#app/users/actor'
import { managedEvent } from './event_page.js'
import { participantOf } from './participant.js'
import { signIn, undoSignIn } from './sign_ins.js'

/** 签到台: ticked by hand, for those without a telephone. */
export default class DeskSignInsController {
  async store(ctx: HttpContext) {
    const event = await managedEvent(ctx)
    await signIn(event, await participantOf(event, ctx.params.participant_id), personOf(ctx), 'desk')
    return ctx.response.redirect().back()
  }

  async destroy(ctx: HttpContext) {
    const event = await managedEvent(ctx)
    await undoSignIn(event, await participantOf(event, ctx.params.participant_id), personOf(ctx))
    return ctx.response.redirect().back()
  }
}

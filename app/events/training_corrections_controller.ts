import type { HttpContext } from '@adonisjs/core/http'
import { renderRequest, requestCorrection } from '#app/activities/correction_request_page'
import { personOf } from '#app/users/actor'
import type Event from './event.js'
import { checkedEvent } from './event_entry.js'
import { heldForm } from './event_form.js'
import { visibleEvent } from './event_page.js'
import EventPolicy from './event_policy.js'

/** 申请更正: of one event in a closed month. */
export default class TrainingCorrectionsController {
  async create(ctx: HttpContext) {
    return renderRequest(ctx, subjectOf(await ownEvent(ctx)))
  }

  async store(ctx: HttpContext) {
    const event = await ownEvent(ctx)
    const facts = () => checkedEvent(ctx, heldForm, event)
    return requestCorrection(ctx, subjectOf(event), { by: personOf(ctx), facts })
  }
}

async function ownEvent(ctx: HttpContext) {
  const event = await visibleEvent(ctx)
  await ctx.bouncer.with(EventPolicy).authorize('confirm', event)
  return event
}

const subjectOf = ({ id }: Event) => ({ subjectType: 'event', subjectId: id })

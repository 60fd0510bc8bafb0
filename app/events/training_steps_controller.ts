import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { renderEvent, visibleEvent } from './event_page.js'
import EventPolicy from './event_policy.js'
import { assignTasks, closeConference } from './event_task_workflow.js'
import { eventStepValidator } from './event_validators.js'
import { takeEventStep } from './event_workflow.js'

const OF_PRINCIPALS = ['confirm', 'return', 'reopen']

/** Handing an event on: announced, opened and submitted by who organises it, confirmed by who answers for it. */
export default class TrainingStepsController {
  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const event = await visibleEvent(ctx)
    showAgain(ctx, () => renderEvent(ctx, event))
    const { step, opinion, version } = await request.validateUsing(eventStepValidator)
    await bouncer.with(EventPolicy).authorize(OF_PRINCIPALS.includes(step) ? 'confirm' : 'manage', event)

    if (step === 'track') await assignTasks(event, personOf(ctx), version)
    else if (step === 'close') await closeConference(event, personOf(ctx), version)
    else await takeEventStep(step, event, personOf(ctx), { opinion: opinion ?? undefined, version })
    session.flash('success', i18n.t(`events.done.${step}`))
    return response.redirect(step === 'remove' ? '/trainings' : `/trainings/${event.id}`)
  }
}

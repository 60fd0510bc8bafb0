import type { HttpContext } from '@adonisjs/core/http'
import type { Answers } from '#app/core/form'
import { showAgain } from '#app/core/form_page'
import { seenVersion } from '#app/core/seen_version'
import { personOf } from '#app/users/actor'
import type Event from './event.js'
import { checkedEvent } from './event_entry.js'
import { viewersWhoStayed, viewsIn } from './event_count_rules.js'
import { factsOf } from './event_facts.js'
import { heldForm } from './event_form.js'
import { managedEvent } from './event_page.js'
import { resultsBySignIn } from './event_results.js'
import { holdEvent } from './event_workflow.js'

/** 登记结果: a planned event is over, and what came of it goes to the ledger. */
export default class TrainingResultsController {
  async create(ctx: HttpContext) {
    return renderResults(ctx, await managedEvent(ctx))
  }

  /** Counts those online from what the platform noted, and shows the form with it. */
  async count(ctx: HttpContext) {
    const event = await managedEvent(ctx)
    const views = viewsIn(String(ctx.request.input('viewers') ?? '').slice(0, 500_000))
    return renderResults(ctx, event, { attendedOnline: viewersWhoStayed(views) })
  }

  async store(ctx: HttpContext) {
    const { response, session, i18n } = ctx
    const event = await managedEvent(ctx)
    showAgain(ctx, () => renderResults(ctx, event))
    const facts = await checkedEvent(ctx, heldForm, event)
    await holdEvent(event, personOf(ctx), { facts, version: seenVersion(ctx) })
    session.flash('success', i18n.t('events.saved', { number: event.number }))
    return response.redirect(`/trainings/${event.id}`)
  }
}

async function renderResults({ view }: HttpContext, event: Event, counted: Answers = {}) {
  const values = { ...factsOf(event), ...(await resultsBySignIn(event)), ...counted }
  return view.render('pages/events/trainings/results', { event, form: heldForm, values })
}

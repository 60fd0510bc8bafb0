import type { HttpContext } from '@adonisjs/core/http'
import { checkedForm } from '#app/core/checked_form'
import { showAgain } from '#app/core/form_page'
import { seenVersion } from '#app/core/seen_version'
import type Event from '#app/events/event'
import { visibleEvent } from '#app/events/event_page'
import { personOf } from '#app/users/actor'
import AgendaItem from './agenda_item.js'
import { canBeDecided, decideMeasure } from './conference_decisions.js'
import { decisionForm } from './improvement_forms.js'
import { ownerColumns, ownerValue, possibleOwners } from './improvement_owners.js'
import ImprovementPolicy from './improvement_policy.js'

/** 年会决定: what a conference decided about a measure on its agenda. */
export default class ConferenceDecisionsController {
  async edit(ctx: HttpContext) {
    const { event, item } = await askedFor(ctx)
    return renderDecision(ctx, event, item)
  }

  async update(ctx: HttpContext) {
    const { auth, response, session, i18n } = ctx
    const { event, item } = await askedFor(ctx)
    showAgain(ctx, () => renderDecision(ctx, event, item))
    const { owner, ...said } = await checkedForm(ctx, decisionForm(await possibleOwners(i18n)))
    const { decision, dueOn, opinion } = said
    const by = personOf(ctx, auth.getUserOrFail().inName('division_head'))
    await decideMeasure(event, item.measure, by, {
      ...{ decision, dueOn, opinion, ...ownerColumns(owner ?? '') },
      version: seenVersion(ctx),
    })
    session.flash('success', i18n.t('improvements.agenda.decided'))
    return response.redirect(`/trainings/${event.id}`)
  }
}

async function askedFor(ctx: HttpContext) {
  const event = await visibleEvent(ctx)
  await ctx.bouncer.with(ImprovementPolicy).authorize('decide')
  const item = await AgendaItem.query()
    .where({ eventId: event.id, measureId: Number(ctx.params.id) || 0 })
    .preload('event')
    .preload('measure')
    .firstOrFail()
  return { event, item }
}

async function renderDecision({ view, i18n }: HttpContext, event: Event, item: AgendaItem) {
  const { measure } = item
  return view.render('pages/improvements/decide', {
    ...{ event, measure, isOpen: canBeDecided(item), form: decisionForm(await possibleOwners(i18n)) },
    values: { decision: 'taken', owner: ownerValue(measure), dueOn: measure.dueOn.toISODate() },
  })
}

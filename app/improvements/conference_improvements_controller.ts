import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { managedEvent, renderEvent } from '#app/events/event_page'
import { personOf } from '#app/users/actor'
import { offeredTo, setAgenda } from './conference_agenda.js'
import { agendaValidator } from './improvement_validators.js'

/** 列入年会议程 */
export default class ConferenceImprovementsController {
  async store(ctx: HttpContext) {
    const { request, response, session, i18n } = ctx
    const event = await managedEvent(ctx)
    showAgain(ctx, () => renderEvent(ctx, event))
    const { measures = [] } = await request.validateUsing(agendaValidator)
    const chosen = await offeredTo(event).whereIn('id', measures)
    await setAgenda(event, chosen, personOf(ctx))
    session.flash('success', i18n.t('improvements.agenda.saved'))
    return response.redirect(`/trainings/${event.id}`)
  }
}

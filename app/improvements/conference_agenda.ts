import config from '#config/improvements'
import { inTransaction, sqlTime } from '#app/core/dialect'
import type Event from '#app/events/event'
import { eventWorkflow, NOT_HELD } from '#app/events/event_workflow'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import AgendaItem from './agenda_item.js'
import ImprovementMeasure from './improvement_measure.js'

/** 年会议程: the measures that an annual conference talks about, chosen while it is being prepared. */

/** Of the year before the conference and of its own, the newest first; what was dropped is nobody's subject. */
export function offeredTo({ endsOn }: Event) {
  return ImprovementMeasure.query()
    .whereIn('year', [endsOn.year - 1, endsOn.year])
    .whereNot('state', 'dropped')
    .preload('owner')
    .orderBy('year', 'desc')
    .orderBy('id')
    .limit(config.mostOffered)
}

/** In the order in which they are talked about, and are minutes' tasks. */
export function itemsOf({ id }: Event) {
  return AgendaItem.query()
    .where('eventId', id)
    .preload('event')
    .preload('measure', (measures) => void measures.preload('owner'))
    .orderBy('measureId')
}

export const canBePlanned = ({ isConference, state }: Event) => isConference && NOT_HELD.includes(state)

/**
 * Sets which measures stand on the agenda: exactly these.
 *
 * @throws StepNotAllowed `wrong_state` when it is no conference; when it is over or called off
 */
export async function setAgenda(event: Event, measures: readonly ImprovementMeasure[], by: Actor & { id: number }) {
  if (!event.isConference) throw new StepNotAllowed('agenda', 'wrong_state')
  return inTransaction(async (trx) => {
    await eventWorkflow.hold(trx, event.id, NOT_HELD, 'agenda')
    await trx.from('improvement_agenda').where('event_id', event.id).delete()
    const rows = measures.map(({ id }) => ({
      ...{ event_id: event.id, measure_id: id, taken_by_id: by.id, created_at: sqlTime() },
    }))
    if (rows.length > 0) await trx.table('improvement_agenda').multiInsert(rows)
    await eventWorkflow.tell(trx, 'event.agenda_set', event.id, by, { measures: rows.length })
  })
}

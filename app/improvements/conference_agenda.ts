import db from '@adonisjs/lucid/services/db'
import config from '#config/improvements'
import { inTransaction, sqlTime } from '#app/core/dialect'
import type Event from '#app/events/event'
import { eventWorkflow, NOT_HELD } from '#app/events/event_workflow'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
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

export function agendaOf({ id }: Event) {
  return ImprovementMeasure.query()
    .whereIn('id', db.from('improvement_agenda').where('event_id', id).select('measure_id'))
    .preload('owner')
    .orderBy('year')
    .orderBy('id')
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

import config from '#config/improvements'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { inTransaction, isDuplicateKey, sqlTime } from '#app/core/dialect'
import { eachAlone } from '#app/core/each_alone'
import { system } from '#app/users/actor'
import ImprovementMeasure, { WITH_OWNER } from './improvement_measure.js'
import { improvementWorkflow } from './improvement_workflow.js'

/** The first day after the due day. */
const OVER = -1

const DISTANCES = [...config.reminderDays, OVER].sort((one, other) => other - one)

/**
 * Reminds owners of due days, once for each day and distance; after a standstill only of the nearest that was missed. May
 * run as often as it likes.
 *
 * @throws AggregateError when some failed; the others are done
 */
export async function remindOwners() {
  const today = beijingDay()
  const near = await ImprovementMeasure.query()
    .whereIn('state', [...WITH_OWNER])
    .where('dueOn', '<=', addDays(today, DISTANCES[0]))
    .orderBy('dueOn')
    .orderBy('id')
  await eachAlone(near, (measure) => remind(measure, today), isDuplicateKey)
}

function remind({ id, dueOn }: ImprovementMeasure, today: string) {
  const due = dueOn.toISODate()!
  const days = distanceReached(due, today)!
  return inTransaction(async (trx) => {
    const row = { measure_id: id, due_on: due, days, created_at: sqlTime() }
    await trx.table('improvement_reminders').insert(row)
    const action = days === OVER ? 'improvement_measure.overdue' : 'improvement_measure.due_near'
    await improvementWorkflow.tell(trx, action, id, system('improvement_keeper'), { days, due })
  })
}

/** The nearest distance that has been reached; null as long as the due day is further away than all of them. */
export function distanceReached(due: string, today: string) {
  return DISTANCES.findLast((days) => today >= addDays(due, -days)) ?? null
}

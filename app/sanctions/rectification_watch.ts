import limits from '#config/sanctions'
import { workCalendar } from '#app/calendar/work_calendar'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { inTransaction, sqlTime } from '#app/core/dialect'
import { system } from '#app/users/actor'
import Rectification from './rectification.js'
import { rectificationWorkflow } from './rectification_workflow.js'

const { remindDays } = limits.rectification

/**
 * Tells of orders whose last day comes near, and of those of which it is over without a report; each once for each last
 * day. On working days only. Nothing is decided by this.
 */
export async function watchRectifications() {
  const today = beijingDay()
  const calendar = await workCalendar()
  if (!calendar.isWorkday(today)) return
  const near = await Rectification.query()
    .where('state', 'ordered')
    .where('dueOn', '<=', addDays(today, remindDays))
    .orderBy('id')
  for (const rectification of near) {
    if (rectification.dueDay! < today) await tellOnce(rectification, 'overdue', 'over_told_for')
    else await tellOnce(rectification, 'due_soon', 'near_told_for')
  }
}

async function tellOnce({ id, dueDay }: Rectification, what: 'overdue' | 'due_soon', column: string) {
  await inTransaction(async (trx) => {
    const untold = await trx
      .from('rectifications')
      .where({ id, state: 'ordered', due_on: dueDay })
      .where((never) => void never.whereNull(column).orWhereNot(column, dueDay!))
      .update({ [column]: dueDay, updated_at: sqlTime() })
    if (Number(untold) === 0) return
    const by = system('deadline_keeper')
    await rectificationWorkflow.tell(trx, `rectification.${what}`, id, by, { dueOn: dueDay })
  })
}

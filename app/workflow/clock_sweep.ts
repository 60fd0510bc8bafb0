import { workCalendar } from '#app/calendar/work_calendar'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { rowsById } from '#app/core/batches'
import { inTransaction, isDuplicateKey, sqlTime } from '#app/core/dialect'
import { eachAlone } from '#app/core/each_alone'
import { system } from '#app/users/actor'
import Clock from './clock.js'
import { AT_A_TIME, refreshDueDays } from './clocks.js'
import { tell } from './tell.js'
import { isMoved } from './unless_moved.js'

/** What happens by itself when a clock has run out, by subject and kind: `point_application/supplement`. */
export type Lapses = Record<string, (subjectId: number) => Promise<unknown>>

/** Longer than any two working days with the holidays between them. */
const AHEAD = 14

/**
 * Looks at every running clock: tells of those that end soon, tells of those that are over or does what follows by
 * itself. On working days only. Each is told once for each due day, so it may run as often as it likes, and after days of standstill it does
 * what is due then.
 *
 * @throws AggregateError when some failed; the others are done
 */
export async function sweepClocks(lapses: Lapses) {
  await inTransaction(refreshDueDays)
  const calendar = await workCalendar()
  if (!calendar.isWorkday(beijingDay())) return
  const near = Clock.running().where('dueOn', '<=', addDays(beijingDay(), AHEAD))
  await eachAlone(rowsById(near, AT_A_TIME), (clock) => lookAt(clock, clock.standing(calendar).tone, lapses), isMoved)
}

async function lookAt(clock: Clock, tone: string, lapses: Lapses) {
  const lapse = lapses[`${clock.subjectType}/${clock.kind}`]
  if (tone === 'over' && lapse) await lapse(clock.subjectId)
  else if (tone === 'over') await tellOnce(clock, 'deadline_passed')
  else if (tone === 'soon') await tellOnce(clock, 'deadline_near')
}

async function tellOnce(clock: Clock, rule: 'deadline_near' | 'deadline_passed') {
  const dueOn = clock.dueOn!.toISODate()!
  try {
    await inTransaction(async (trx) => {
      await trx.table('clock_notices').insert({ clock_id: clock.id, rule, due_on: dueOn, created_at: sqlTime() })
      await tell(trx, {
        action: `${clock.subjectType}.${rule}`,
        subject: { type: clock.subjectType, id: clock.subjectId },
        by: system('deadline_keeper'),
        details: { kind: clock.kind, dueOn },
      })
    })
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
  }
}

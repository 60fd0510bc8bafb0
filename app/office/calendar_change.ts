import { dueDay } from '#app/calendar/period'
import { calendarWith, enteredCalendar, type Entered } from '#app/calendar/work_calendar'
import { inTransaction, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import Clock from '#app/workflow/clock'
import { refreshDueDays } from '#app/workflow/clocks'
import { tell } from '#app/workflow/tell'
import type { DayChange } from './calendar_lines.js'

export type CalendarChange = {
  year: number
  days: readonly DayChange[]
  /** 文号 of the year's notice, which makes the year known; null takes it back, undefined leaves it as it is. */
  docNumber?: string | null
}

export type MovedClock = { clock: Clock; before: string; after: string }

/** The running clocks whose due day a change would move. Those that have ended keep what came of them. */
export async function movedBy(change: CalendarChange, trx?: Trx): Promise<MovedClock[]> {
  const entered = await enteredCalendar(trx)
  const [calendar, changed] = [calendarWith(entered), calendarWith(enteredAfter(entered, change))]
  const running = Clock.running()
  const clocks = await (trx ? running.useTransaction(trx) : running)
  return clocks.flatMap((clock) => {
    const [before, after] = [dueDay(clock.period, clock.daysOf(calendar)), dueDay(clock.period, clock.daysOf(changed))]
    return before && after && before !== after ? { clock, before, after } : []
  })
}

function enteredAfter({ days, years }: Entered, change: CalendarChange): Entered {
  const after = new Map(days)
  for (const { day, isWorkday } of change.days) {
    if (isWorkday === null) after.delete(day)
    else after.set(day, isWorkday)
  }
  return { days: after, years }
}

/** Writes the days and moves the due days of what is running, or does neither. */
export function changeCalendar(change: CalendarChange, by: Actor) {
  return inTransaction(async (trx) => {
    const moved = await movedBy(change, trx)
    await writeDays(trx, change.days)
    if (change.docNumber !== undefined) await writeYear(trx, change.year, change.docNumber)
    await refreshDueDays(trx)
    await tell(trx, {
      action: 'calendar.changed',
      subject: { type: 'calendar', id: change.year },
      by,
      details: { ...change, count: change.days.length, moved: moved.length },
    })
  })
}

async function writeDays(trx: Trx, days: readonly DayChange[]) {
  const all = days.map(({ day }) => day)
  await trx.from('calendar_days').whereIn('day', all).delete()
  const entries = days.filter(({ isWorkday }) => isWorkday !== null)
  if (entries.length === 0) return
  await trx
    .table('calendar_days')
    .multiInsert(entries.map(({ day, isWorkday, note }) => ({ day, is_workday: isWorkday, note })))
}

async function writeYear(trx: Trx, year: number, docNumber: string | null) {
  await trx.from('calendar_years').where({ year }).delete()
  if (docNumber) await trx.table('calendar_years').insert({ year, doc_number: docNumber })
}

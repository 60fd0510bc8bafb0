import { dueDay } from '#app/calendar/period'
import { workCalendar } from '#app/calendar/work_calendar'
import { beijingDay, everyDay, type WorkCalendar } from '#app/calendar/working_days'
import { rowsById } from '#app/core/batches'
import { asRows, sqlRows, sqlTime, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import Clock from './clock.js'
import StepNotAllowed from './step_not_allowed.js'

/** So many clocks are read together: other jobs have their turn in between. */
export const AT_A_TIME = 500

/** When a clock of a flow runs. In every other state it has ended; the next time it starts anew. */
export type ClockRule<S extends string> = {
  /** Working days, unless these are days of the calendar. */
  limit: number
  inCalendarDays?: true
  runsIn: readonly S[]
  /** Time that does not count: it is with somebody else. A clock does not start here. */
  pausedIn?: readonly S[]
}

const FACTS = ['id', 'kind', 'limit_days', 'extra_days', 'in_calendar_days', 'started_on', 'pauses']

/** To be asked beside other things: the clocks of a subject that have not ended, as `clocksOf` takes them. */
export function askClocks(trx: Trx, { type, id }: { type: string; id: number }) {
  return asRows(trx.from('clocks').where({ subject_type: type, subject_id: id }).whereNull('ended_on'), FACTS)
}

export function clocksOf(asked: unknown): Clock[] {
  return Clock.$createMultipleFromAdapterResult(sqlRows(asked))
}

/**
 * What Workflow.take() does to the clocks of one subject, in the same transaction.
 *
 * @param open those that have not ended
 */
export async function moveClocks<S extends string>(
  trx: Trx,
  rules: Record<string, ClockRule<S>>,
  subject: Timed,
  to: S,
  { open, calendar }: { open: readonly Clock[]; calendar: WorkCalendar }
) {
  const today = beijingDay()
  const rows: object[] = []
  for (const [kind, rule] of Object.entries(rules)) {
    const clock = open.find((one) => one.kind === kind)
    const runs = rule.runsIn.includes(to)
    const rests = rule.pausedIn?.includes(to)
    if (!clock && runs) rows.push(startedClock(subject, { kind, ...rule }, today, calendar))
    else if (clock && runs && clock.isPaused) await setPauses(trx, clock, resumed(clock, today), calendar)
    else if (clock && rests && !clock.isPaused)
      await setPauses(trx, clock, [...clock.pauses, { from: today, until: null }], calendar)
    else if (clock && !runs && !rests) rows.push(endedClock(subject, clock, today, calendar))
  }
  if (rows.length > 0) await trx.knexQuery().table('clocks').insert(rows).onConflict(['id']).merge(ENDING)
}

/** What becomes of a row that is there; all else of it stays. */
const ENDING = ['pauses', 'ended_on', 'used_days', 'updated_at']

type Timed = { type: string; id: number; title: string }
type Limit = { kind: string; limit: number; inCalendarDays?: boolean }

function startedClock(subject: Timed, limit: Limit, today: string, calendar: WorkCalendar) {
  const days = limit.inCalendarDays ? everyDay : calendar
  const dueOn = dueDay({ startedOn: today, limit: limit.limit, pauses: [] }, days)
  return { ...rowOf(subject, limit, today), due_on: dueOn }
}

function endedClock(subject: Timed, clock: Clock, today: string, calendar: WorkCalendar) {
  const { id, kind, limitDays, period } = clock
  return {
    ...rowOf(subject, { kind, limit: limitDays }, period.startedOn),
    id,
    pauses: JSON.stringify(resumed(clock, today)),
    ended_on: today,
    used_days: clock.standing(calendar, today).used,
  }
}

function rowOf({ type, id, title }: Timed, { kind, limit, inCalendarDays = false }: Limit, startedOn: string) {
  return {
    subject_type: type,
    subject_id: id,
    kind,
    title: title.slice(0, 150),
    limit_days: limit,
    in_calendar_days: inCalendarDays,
    started_on: startedOn,
    pauses: '[]',
    extra_days: 0,
    created_at: sqlTime(),
    updated_at: sqlTime(),
  }
}

/** A pause that ends on the day it began took nothing out. */
function resumed(clock: Clock, today: string) {
  return clock.pauses.map((pause) => (pause.until === null ? { ...pause, until: today } : pause))
}

function setPauses(trx: Trx, clock: Clock, pauses: Clock['pauses'], calendar: WorkCalendar) {
  const dueOn = dueDay({ ...clock.period, pauses }, clock.daysOf(calendar))
  return update(trx, clock, { pauses: JSON.stringify(pauses), due_on: dueOn })
}

function update(trx: Trx, { id }: Clock, values: Record<string, unknown>) {
  return trx
    .from('clocks')
    .where({ id })
    .update({ ...values, updated_at: sqlTime() })
}

/**
 * 延长: once, with a reason.
 *
 * @throws StepNotAllowed `extended_before`, also when it has ended meanwhile
 */
export async function extendClock(
  trx: Trx,
  clock: Clock,
  by: Actor & { id: number },
  { days, reason }: { days: number; reason: string }
) {
  const calendar = await workCalendar(trx)
  const dueOn = dueDay({ ...clock.period, limit: clock.period.limit + days }, clock.daysOf(calendar))
  const extended = await trx.from('clocks').where({ id: clock.id, extra_days: 0 }).whereNull('ended_on').update({
    extra_days: days,
    extension_reason: reason,
    extended_by_id: by.id,
    due_on: dueOn,
    updated_at: sqlTime(),
  })
  if (Number(extended) === 0) throw new StepNotAllowed('extend', 'extended_before')
}

/** Writes the due days that lists sort by anew, after the calendar changed and once a day. */
export async function refreshDueDays(trx: Trx) {
  const calendar = await workCalendar(trx)
  for await (const clock of rowsById(Clock.running().useTransaction(trx), AT_A_TIME)) {
    const dueOn = dueDay(clock.period, clock.daysOf(calendar))
    if (dueOn !== (clock.dueOn?.toISODate() ?? null)) await update(trx, clock, { due_on: dueOn })
  }
}

import { dueDay } from '#app/calendar/period'
import { workCalendar } from '#app/calendar/work_calendar'
import { beijingDay, everyDay, type WorkCalendar } from '#app/calendar/working_days'
import { rowsById } from '#app/core/batches'
import { sqlTime, type Trx } from '#app/core/dialect'
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

/** What Workflow.take() does to the clocks of one subject, in the same transaction. */
export async function moveClocks<S extends string>(
  trx: Trx,
  rules: Record<string, ClockRule<S>>,
  subject: { type: string; id: number; title: string },
  to: S,
  calendar: WorkCalendar
) {
  const today = beijingDay()
  const open = await Clock.query({ client: trx })
    .where({ subjectType: subject.type, subjectId: subject.id })
    .whereNull('endedOn')

  const starting: Limit[] = []
  for (const [kind, rule] of Object.entries(rules)) {
    const clock = open.find((one) => one.kind === kind)
    const runs = rule.runsIn.includes(to)
    const rests = rule.pausedIn?.includes(to)
    if (!clock && runs) starting.push({ kind, ...rule })
    else if (clock && runs && clock.isPaused) await setPauses(trx, clock, resumed(clock, today), calendar)
    else if (clock && rests && !clock.isPaused)
      await setPauses(trx, clock, [...clock.pauses, { from: today, until: null }], calendar)
    else if (clock && !runs && !rests) await endClock(trx, clock, today, calendar)
  }
  const rows = starting.map((limit) => startedClock(subject, limit, today, calendar))
  if (rows.length > 0) await trx.table('clocks').multiInsert(rows)
}

type Limit = { kind: string; limit: number; inCalendarDays?: boolean }

function startedClock(
  { type, id, title }: { type: string; id: number; title: string },
  { kind, limit, inCalendarDays = false }: Limit,
  today: string,
  calendar: WorkCalendar
) {
  return {
    subject_type: type,
    subject_id: id,
    kind,
    title: title.slice(0, 150),
    limit_days: limit,
    in_calendar_days: inCalendarDays,
    started_on: today,
    pauses: '[]',
    extra_days: 0,
    due_on: dueDay({ startedOn: today, limit, pauses: [] }, inCalendarDays ? everyDay : calendar),
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

function endClock(trx: Trx, clock: Clock, today: string, calendar: WorkCalendar) {
  const { used } = clock.standing(calendar, today)
  return update(trx, clock, { pauses: JSON.stringify(resumed(clock, today)), ended_on: today, used_days: used })
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

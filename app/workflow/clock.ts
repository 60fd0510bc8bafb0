import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import deadlines from '#config/deadlines'
import { countedDays, dueDay, pausedDays, type Pause, type Period } from '#app/calendar/period'
import { beijingDay, everyDay, workingDaysBetween, type WorkCalendar } from '#app/calendar/working_days'
import { ClockSchema } from '#database/schema'

export type ClockStanding = {
  kind: string
  /** `paused` and `ended` say what it does; the others how much is left of a running one. */
  tone: 'running' | 'soon' | 'over' | 'paused' | 'ended'
  dueOn: string | null
  limit: number
  extra: number
  /** How its days are counted; working days unless it says otherwise. */
  unit?: 'working' | 'calendar'
  /** Such days: counted so far, left until due (negative when over), taken out by pauses. */
  used: number
  left: number
  paused: number
  startedOn: string
  endedOn: string | null
  /** The holidays of some of its days are not published yet. */
  isEstimated: boolean
}

/** A limit running for one subject: facts only. What they come to is computed with the calendar (calendar/period.ts). */
export default class Clock extends ClockSchema {
  declare pauses: Pause[]

  static running(): ModelQueryBuilderContract<typeof Clock> {
    return this.query().whereNull('endedOn').orderBy('id')
  }

  /** Those of some subjects that have not ended. */
  static of(subjectType: string, ids: number[]) {
    return this.running().where({ subjectType }).whereIn('subjectId', ids)
  }

  get period(): Period {
    return {
      startedOn: this.startedOn.toISODate()!,
      limit: this.limitDays + this.extraDays,
      pauses: this.pauses,
    }
  }

  get isPaused() {
    return this.pauses.some(({ until }) => until === null)
  }

  /** The days that its limit counts. */
  daysOf(calendar: WorkCalendar) {
    return this.inCalendarDays ? everyDay : calendar
  }

  standing(workDays: WorkCalendar, today = beijingDay()): ClockStanding {
    const calendar = this.daysOf(workDays)
    const { period } = this
    const endedOn = this.endedOn?.toISODate() ?? null
    const day = endedOn ?? today
    const dueOn = dueDay(period, calendar)
    const used = countedDays(period, day, calendar)
    const left = dueOn && dueOn < day ? -workingDaysBetween(dueOn, day, calendar) : period.limit - used
    return {
      kind: this.kind,
      unit: this.inCalendarDays ? 'calendar' : 'working',
      tone: endedOn ? 'ended' : toneOf(dueOn, left, day),
      dueOn,
      limit: this.limitDays,
      extra: this.extraDays,
      used,
      left,
      paused: period.pauses.length > 0 ? pausedDays(period, day, calendar) : 0,
      startedOn: period.startedOn,
      endedOn,
      isEstimated: dueOn !== null && calendar.isEstimated(dueOn),
    }
  }
}

function toneOf(dueOn: string | null, left: number, today: string) {
  if (dueOn === null) return 'paused'
  if (dueOn < today) return 'over'
  return left <= deadlines.soon ? 'soon' : 'running'
}

import db from '@adonisjs/lucid/services/db'
import { workCalendar } from '#app/calendar/work_calendar'
import { beijingDay, type WorkCalendar } from '#app/calendar/working_days'
import PointApplication from '#app/service_points/point_application'
import Submission from '#app/workflow/submission'
import User from '#app/users/user'
import type { Size } from './sizes.js'

/** What the many rows have in common: whose names stand in them, and what one application of the demonstration says. */
export type Setting = {
  size: Size
  today: string
  calendar: WorkCalendar
  applicant: User
  handlers: User[]
  leader: User
  expert: User
  /** Of the first application that was handed in: what was typed, and what was submitted. */
  draft: string
  content: Record<string, unknown>
}

export async function settingOf(size: Size): Promise<Setting> {
  const told = await PointApplication.query().where('round', '>', 0).orderBy('id').firstOrFail()
  const submission = await Submission.newestOf('point_application', told.id)
  const first = (role: 'bureau_leader' | 'expert') =>
    User.query()
      .withScopes((scopes) => scopes.active(role))
      .orderBy('id')
      .firstOrFail()
  return {
    ...{ size, today: beijingDay(), calendar: await workCalendar() },
    applicant: await User.findOrFail(submission!.submittedById),
    handlers: await User.query()
      .withScopes((scopes) => scopes.active('bureau_handler'))
      .orderBy('id'),
    leader: await first('bureau_leader'),
    expert: await first('expert'),
    draft: JSON.stringify(told.draft),
    /** Files belong to one application. */
    content: { ...submission!.answers, files: {} },
  }
}

/** The number behind the highest one: rows that name each other know their numbers before they are written. */
export async function nextId(table: string) {
  const [{ highest }] = await db.from(table).max('id as highest')
  return Number(highest ?? 0) + 1
}

/** Ten in the morning in Beijing and some minutes, as both databases store it. */
export const timeOn = (day: string, minutes = 0) => isoOn(day, minutes).slice(0, 19).replace('T', ' ')

export const isoOn = (day: string, minutes = 0) =>
  new Date(Date.parse(`${day}T02:00:00Z`) + minutes * 60_000).toISOString()

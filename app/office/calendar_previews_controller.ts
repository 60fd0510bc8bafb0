import type { HttpContext } from '@adonisjs/core/http'
import { workCalendar } from '#app/calendar/work_calendar'
import { beijingDay } from '#app/calendar/working_days'
import { showAgain } from '#app/core/form_page'
import { movedBy } from './calendar_change.js'
import { linesOf } from './calendar_lines.js'
import { askedYear, renderCalendarForm } from './calendar_page.js'
import CalendarPolicy from './calendar_policy.js'
import { typedChange } from './typed_change.js'

/** Due days are many more than a page: the first ones are shown, and how many there are. */
const SHOWN = 50

/** What a change would move, before it is confirmed. Nothing is written. */
export default class CalendarPreviewsController {
  async store(ctx: HttpContext) {
    await ctx.bouncer.with(CalendarPolicy).authorize('change')
    showAgain(ctx, () => renderCalendarForm(ctx, askedYear(ctx)))
    const change = await typedChange(ctx)
    const calendar = await workCalendar()
    const moved = await movedBy(change)

    return ctx.view.render('pages/office/calendar/preview', {
      change,
      days: change.days.map((day) => ({ ...day, was: calendar.isWorkday(day.day) })),
      lines: linesOf(change.days),
      hasPast: change.days.some(({ day }) => day < beijingDay()),
      moved: moved.slice(0, SHOWN).map((one) => ({ ...one, by: daysFrom(one.before, one.after) })),
      total: moved.length,
    })
  }
}

/** Days of the calendar, working or not; negative when it is earlier now. */
function daysFrom(before: string, after: string) {
  return (Date.parse(after) - Date.parse(before)) / 86_400_000
}

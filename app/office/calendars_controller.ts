import type { HttpContext } from '@adonisjs/core/http'
import { workCalendar } from '#app/calendar/work_calendar'
import { beijingDay } from '#app/calendar/working_days'
import CalendarEntry from './calendar_entry.js'
import { askedYear, docNumberOf, offeredYears } from './calendar_page.js'
import CalendarPolicy from './calendar_policy.js'
import { daysOf, holidaysOf, monthsOf } from './calendar_year.js'

/** 工作日历: the working days of a year, by which every limit is counted. */
export default class CalendarsController {
  async show(ctx: HttpContext) {
    const { bouncer, view, i18n } = ctx
    await bouncer.with(CalendarPolicy).authorize('read')
    const year = askedYear(ctx)
    const calendar = await workCalendar()
    const entries = await CalendarEntry.ofYear(year)
    const days = daysOf(year, calendar, entries, i18n.locale)

    return view.render('pages/office/calendar/show', {
      year,
      years: offeredYears(year),
      today: beijingDay(),
      docNumber: await docNumberOf(year),
      isEstimated: calendar.isEstimated(`${year}-01-01`),
      months: monthsOf(days),
      holidays: holidaysOf(days),
      workingDays: days.filter(({ day }) => calendar.isWorkday(day)).length,
      entries: [...entries.values()],
      mayChange: await bouncer.with(CalendarPolicy).allows('change'),
    })
  }
}

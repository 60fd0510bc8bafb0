import type { HttpContext } from '@adonisjs/core/http'
import { answerWorkbook } from '#app/audit/answer_export'
import { workCalendar } from '#app/calendar/work_calendar'
import { WEEK } from '#app/core/form'
import { oneBatch, type Sheet } from '#app/core/spreadsheet'
import CalendarEntry from './calendar_entry.js'
import { askedYear } from './calendar_page.js'
import CalendarPolicy from './calendar_policy.js'
import { daysOf, weekdayOf, type CalendarDay } from './calendar_year.js'

export default class CalendarExportsController {
  async show(ctx: HttpContext) {
    await ctx.bouncer.with(CalendarPolicy).authorize('read')
    const year = askedYear(ctx)
    const calendar = await workCalendar()
    const days = daysOf(year, calendar, await CalendarEntry.ofYear(year), ctx.i18n.locale)
    return answerWorkbook(ctx, { action: 'calendar.exported', sheet: sheetOf(year, ctx.i18n), rows: oneBatch(days) })
  }
}

function sheetOf(year: number, i18n: HttpContext['i18n']): Sheet<CalendarDay> {
  const header = (column: string) => i18n.t(`calendar.columns.${column}`)
  return {
    name: i18n.t('calendar.sheet', { year }),
    title: i18n.t('calendar.sheet', { year }),
    columns: [
      { header: header('day'), width: 14, value: ({ day }) => day },
      { header: header('weekday'), width: 10, value: ({ day }) => i18n.t(`ui.week.${WEEK[weekdayOf(day)]}`) },
      { header: header('kind'), width: 16, value: ({ kind }) => i18n.t(`calendar.kinds.${kind}`) },
      { header: header('note'), width: 30, value: ({ name }) => name },
      { header: header('entered'), width: 14, value: ({ isEntered }) => (isEntered ? i18n.t('calendar.entered') : '') },
    ],
  }
}

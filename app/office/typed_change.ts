import type { HttpContext } from '@adonisjs/core/http'
import { DateTime } from 'luxon'
import { beijingDay } from '#app/calendar/working_days'
import { invalid } from '#app/core/form_page'
import type { CalendarChange } from './calendar_change.js'
import CalendarEntry from './calendar_entry.js'
import { readLines, type Known, type LineFault } from './calendar_lines.js'
import { docNumberOf } from './calendar_page.js'
import { calendarDayValidator, calendarLinesValidator } from './calendar_validators.js'

/**
 * What an administrator typed: one day in its own fields, or lines.
 *
 * @throws E_VALIDATION_ERROR naming every line that is wrong
 */
export function typedChange(ctx: HttpContext): Promise<CalendarChange> {
  return ctx.request.input('day') === undefined ? typedLines(ctx) : typedDay(ctx)
}

async function typedDay({ request, i18n }: HttpContext): Promise<CalendarChange> {
  const { mark, dayNote, ...rest } = await request.validateUsing(calendarDayValidator)
  const day = DateTime.fromJSDate(rest.day).toISODate()!
  const { days, faults } = readLines(`${day} ${mark} ${dayNote ?? ''}`, await knownFrom('2000-01-01', '2100-12-31'))
  if (faults.length > 0) {
    const [{ reason }] = faults
    throw invalid(reason === 'past_without_note' ? 'dayNote' : 'day', i18n.t(`calendar.faults.${reason}`))
  }
  return { year: Number(day.slice(0, 4)), days }
}

/** The notice of a year begins with its New Year holiday, for which days of the December before may be worked. */
async function typedLines({ request, i18n }: HttpContext): Promise<CalendarChange> {
  const { year, lines, noticeNumber: docNumber } = await request.validateUsing(calendarLinesValidator)
  const { days, faults } = readLines(lines ?? '', await knownFrom(`${year - 1}-12-01`, `${year}-12-31`))
  if (faults.length > 0) throw invalid('lines', sentencesOf(faults, i18n))

  const isNew = docNumber !== undefined && docNumber !== (await docNumberOf(year))
  if (days.length === 0 && !isNew) throw invalid('lines', i18n.t('calendar.faults.nothing'))
  return isNew ? { year, days, docNumber } : { year, days }
}

async function knownFrom(first: string, last: string): Promise<Known> {
  const entries = await CalendarEntry.query().whereBetween('day', [first, last])
  return { today: beijingDay(), entered: new Set(entries.map(({ day }) => day)), first, last }
}

function sentencesOf(faults: readonly LineFault[], i18n: HttpContext['i18n']) {
  return faults
    .map(({ line, reason, text }) =>
      i18n.t('calendar.line_fault', { line, text, fault: i18n.t(`calendar.faults.${reason}`) })
    )
    .join(' ')
}

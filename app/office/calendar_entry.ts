import { CalendarDaySchema } from '#database/schema'

/** A day on which an administrator has corrected the calendar. */
export default class CalendarEntry extends CalendarDaySchema {
  static table = 'calendar_days'

  static async ofYear(year: number) {
    const entries = await this.query()
      .whereBetween('day', [`${year}-01-01`, `${year}-12-31`])
      .orderBy('day')
    return new Map(entries.map((entry) => [entry.day, entry]))
  }
}

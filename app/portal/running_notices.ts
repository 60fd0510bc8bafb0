import type { I18n } from '@adonisjs/i18n'
import { workCalendar } from '#app/calendar/work_calendar'
import { beijingDay, workingDaysBetween } from '#app/calendar/working_days'

/** Something about which the public is asked, from one day to another (ISO). */
export type RunningNotice = {
  /** What it is about, in the reader's language: 认定公示, 拟撤销公示. */
  kind: string
  title: string
  /** The line under it: a batch, a document number. */
  sub?: string
  href: string
  from: string
  until: string
  districtCode: string
  /** Of notices about one unit. */
  hostType?: string
}

/** Public notices of one module; it names what may be known and nothing else. Registered in start/portal.ts. */
export type NoticeSource = (i18n: Pick<I18n, 't'>) => Promise<RunningNotice[]>

const sources: NoticeSource[] = []

export function registerPublicNotices(...added: NoticeSource[]) {
  sources.push(...added)
}

/** 正在公示, the next to end first, each with its working days left as of today. */
export async function runningNotices(i18n: Pick<I18n, 't'>) {
  const notices: RunningNotice[] = []
  for (const source of sources) notices.push(...(await source(i18n)))
  const [calendar, today] = [await workCalendar(), beijingDay()]
  return notices
    .sort((one, other) => one.until.localeCompare(other.until))
    .map((notice) => ({
      ...notice,
      isOver: today > notice.until,
      daysLeft: Math.max(0, workingDaysBetween(today, notice.until, calendar)),
    }))
}

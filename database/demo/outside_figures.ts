import { DateTime } from 'luxon'
import { beijingDay } from '#app/core/beijing_day'
import { leaveMoment, standAt } from '#app/core/clock'
import type { FigureFacts } from '#app/outside_figures/outside_figure_form'
import { enterFigures } from '#app/outside_figures/outside_figure_workflow'
import { actorFor } from '#app/users/actor'
import type { DemoPeople } from './people.js'

/** How the visits of a year are spread over its months, per mille of the average. */
const SEASONS = [820, 710, 1040, 1180, 1090, 1020, 930, 880, 1060, 1010, 1150, 1180]

/** Two years of the platform, month by month, the yearly figures before them, and what other systems count. */
export async function seedOutsideFigures({ handlers: [handler] }: DemoPeople) {
  const today = beijingDay(new Date())
  const thisYear = Number(today.slice(0, 4))
  const by = { ...actorFor(handler), id: handler.id }
  const enter = async (day: string, facts: Partial<FigureFacts>[], reason?: string) => {
    at(day)
    await enterFigures(
      facts.map((one) => ({ ...COMMON, asOf: day, ...one }) as FigureFacts),
      { by, via: 'upload', reason }
    )
  }
  try {
    for (const [back, value] of [1_634_000, 1_786_000, 1_962_000].entries()) {
      const year = thisYear - 4 + back
      await enter(`${year + 1}-01-08`, [{ period: String(year), year, value }])
      await enter(`${year + 1}-01-10`, [share(year, 610 + back * 38)])
    }
    for (let month = DateTime.fromISO(`${thisYear - 1}-01-01`); month.plus({ months: 1 }).toISODate()! <= today;) {
      const next = month.plus({ months: 1 })
      await enter(next.plus({ days: 4 }).toISODate()!, figuresOf(month))
      month = next
    }
    await enter(`${thisYear}-01-10`, [share(thisYear - 1, 731)])
    const corrected = { period: `${thisYear}-02`, year: thisYear, value: visitsIn(thisYear, 1) + 4_300 }
    await enter(`${thisYear}-04-02`, [corrected], '平台运维单位补报移动端访问量。')
  } finally {
    leaveMoment()
  }
}

const COMMON = {
  ...{ measure: 'platform_visits', source: 'city_platform', districtCode: '110000', base: null, note: null },
} as const

const visitsIn = (year: number, month: number) =>
  Math.round(((162_000 + (year % 10) * 900) * SEASONS[month]) / 1000) + month * 131

const share = (year: number, value: number): Partial<FigureFacts> => ({
  ...{ measure: 'awareness_rate', source: 'survey', period: String(year), year, value, base: 1_000 },
  note: '拦截访问与网络问卷合计',
})

function figuresOf(month: DateTime): Partial<FigureFacts>[] {
  const { year } = month
  const period = month.toFormat('yyyy-MM')
  const index = month.month - 1
  const records = (year % 10) * 12 + index
  return [
    { period, year, value: visitsIn(year, index) },
    { period, year, measure: 'media_items', source: 'media_monitor', value: 9 + ((index * 7) % 11) },
    { period, year, measure: 'patent_records', source: 'national_platform', value: 148_000_000 + records * 310_000 },
    { period, year, measure: 'trademark_records', source: 'national_platform', value: 71_000_000 + records * 220_000 },
    { period, year, measure: 'layout_records', source: 'national_platform', value: 89_000 + records * 350 },
  ]
}

/** No later than now. */
function at(day: string) {
  const moment = DateTime.fromISO(`${day}T03:00:00Z`).toJSDate()
  standAt(moment.getTime() < Date.now() ? moment : new Date())
}

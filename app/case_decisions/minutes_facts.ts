import i18nManager from '@adonisjs/i18n/services/main'
import { formatDay, formatNumber } from '#app/core/format'
import type CaseCandidate from './case_candidate.js'
import type CaseSelection from './case_selection.js'
import type { MinutesFacts } from './minutes_document.js'
import { shortlistOf } from './selection_page.js'
import { spreadOf } from './spread.js'

/** What the records say of the meeting. Always Chinese: a paper of the bureau. */
export async function minutesFacts(selection: CaseSelection): Promise<MinutesFacts> {
  const { call } = selection
  const rows = await shortlistOf(selection)
  const judged = rows.filter(({ verdict }) => verdict !== null)
  return {
    ...{ minutesNumber: selection.minutesNumber!, call: call.title, toSelect: call.toSelect },
    ...{ metOn: formatDay(selection.metOn), day: selection.metOn!.toISODate()! },
    ...{ opinion: selection.opinion!, fewerReason: selection.fewerReason, hash: selection.listHash! },
    chosen: judged.filter(({ verdict }) => verdict === 'choose').map(caseFacts),
    leftOut: judged.filter(({ verdict }) => verdict === 'leave_out').map(caseFacts),
    swapped: rows
      .filter(({ isSwapped }) => isSwapped)
      .map((row) => ({ title: row.case.title, isIn: row.shortlisted, reason: row.swapReason ?? '' })),
    ...spreads(judged, selection),
  }
}

function caseFacts({ rank, case: row, result, verdictReason }: CaseCandidate) {
  const mean = formatNumber(Number(result.mean), 2)
  return { rank, number: row.number!, title: row.title, unit: row.organization.name, mean, reason: verdictReason }
}

function spreads(judged: CaseCandidate[], { call }: CaseSelection) {
  const chinese = i18nManager.locale('zh-CN')
  const by = (valueOf: (row: CaseCandidate) => string, nameOf: (value: string) => string) =>
    spreadOf(
      judged.map((row) => ({ rank: row.rank, verdict: row.verdict, value: valueOf(row) })),
      call.toSelect
    ).map(({ value, shortlisted, chosen }) => ({ name: nameOf(value), shortlisted, chosen }))
  return {
    categories: by(
      (row) => row.case.category ?? '',
      (key) => call.categories.find((one) => one.key === key)?.name ?? '—'
    ),
    districts: by(
      (row) => row.case.districtCode,
      (code) => chinese.t(`districts.${code}`)
    ),
  }
}

import { announcedSelections } from '#app/case_decisions/public_case'
import CaseCall from '#app/case_calls/case_call'
import { callStanding } from '#app/case_calls/open_calls'
import { formatDay } from '#app/core/format'
import { announcedCycles } from '#app/evaluation_results/public_result'
import { announcedDocuments } from '#app/portal/announced_documents'
import { runningNotices } from '#app/portal/running_notices'
import type { SearchEntry, SearchSource, Words } from './entry.js'

/** 公示公告: what runs, what was announced, and what is called for. A notice whose days are over is not led to. */
export const noticeSource: SearchSource = {
  kind: 'notices',
  read: async (i18n) => [
    ...(await running(i18n)),
    ...(await documents(i18n)),
    ...(await results(i18n)),
    ...(await calls(i18n)),
  ],
}

async function running(i18n: Words): Promise<SearchEntry[]> {
  const notices = await runningNotices(i18n)
  return notices
    .filter(({ isOver }) => !isOver)
    .map(({ kind, title, sub, href, until, districtCode }) => ({
      ...{ id: href.slice(1), title, href, districtCode, text: sub },
      note: `${kind} · ${i18n.t('portal.notices.last_day', { day: formatDay(until) })}`,
    }))
}

async function documents(i18n: Words): Promise<SearchEntry[]> {
  const announced = await announcedDocuments('')
  return announced
    .toSorted((one, other) => other.day.localeCompare(one.day))
    .map(({ docNumber, day, titles }) => ({
      id: `documents/${docNumber}`,
      title: i18n.t('search.document', { number: docNumber }),
      number: docNumber,
      href: `/notices/documents/${encodeURIComponent(docNumber)}`,
      note: i18n.t('portal.notices.announcement_lead', { day: formatDay(day), count: titles }),
    }))
}

async function results(i18n: Words): Promise<SearchEntry[]> {
  const selections = await announcedSelections('published').orderBy('publishedAt', 'desc').orderBy('id', 'desc')
  const cycles = await announcedCycles().where('state', 'final').orderBy('id', 'desc')
  return [
    ...selections.map(({ id, call }) => ({
      ...{ id: `case-results/${id}`, title: call.title, href: `/case-results/${id}` },
      note: i18n.t('search.case_results'),
    })),
    ...cycles.map(({ id, title }) => ({
      ...{ id: `evaluation-notices/${id}`, title, href: `/evaluation-notices/${id}` },
      note: i18n.t('search.evaluation_results'),
    })),
  ]
}

async function calls(i18n: Words): Promise<SearchEntry[]> {
  const published = await CaseCall.query()
    .withScopes((scopes) => scopes.published())
    .orderBy('publishedAt', 'desc')
    .orderBy('id', 'desc')
  return published.map((call) => ({
    ...{ id: `case-notices/${call.id}`, title: call.title, href: `/case-notices/${call.id}` },
    number: call.number,
    note: `${i18n.t('search.call')} · ${i18n.t(`case_calls.standings.${callStanding(call)}`)}`,
  }))
}

import AllianceMember from '#app/alliance/alliance_member'
import { publicMember } from '#app/alliance/public_member'
import { formatDay } from '#app/core/format'
import { comingEvents } from '#app/events/public_event_list'
import { wavesWithResults } from '#app/survey_results/result_waves'
import { publicReports } from '#app/work_reports/public_reports'
import type { SearchSource } from './entry.js'

/** 活动: what everybody can still come to. */
export const eventSource: SearchSource = {
  kind: 'events',
  read: async (i18n) => {
    const events = await comingEvents().orderBy('startsAt').orderBy('id')
    return events.map(({ id, name, place, speakers, kind, designation, startsAt, endsAt }) => ({
      ...{ id: String(id), title: name, unit: designation?.name, href: `/events/${id}` },
      districtCode: designation?.districtCode,
      note: `${i18n.t(`event_form.kinds.${kind}`)} · ${formatDay(startsAt)}`,
      text: [place, speakers].filter(Boolean).join('；'),
      until: endsAt?.toJSDate(),
    }))
  },
}

/** 联盟成员 with a voice, as their directory has them. */
export const memberSource: SearchSource = {
  kind: 'members',
  read: async (i18n) => {
    const members = await AllianceMember.query()
      .withScopes((scopes) => scopes.withRights())
      .orderBy('name')
    return members.map(publicMember).map(({ id, name, number, districtCode, memberClass, serviceFields, text }) => ({
      ...{ id: String(id), title: name, number, districtCode, href: `/alliance/${id}` },
      note: i18n.t(`alliance.classes.${memberClass}`),
      text: [serviceFields.map((field) => i18n.t(`ip_fields.${field}`)).join('、'), text].filter(Boolean).join('；'),
    }))
  },
}

/** 年度工作报告 and 满意度结果: that they were published, and no figure of them. */
export const reportSource: SearchSource = {
  kind: 'reports',
  read: async (i18n) => {
    const reports = await publicReports()
    const waves = await wavesWithResults(null).orderBy('opensOn', 'desc').orderBy('id', 'desc')
    return [
      ...reports.map(({ year, title, docNumber, publishedAt }) => ({
        ...{ id: `reports/${year}`, title, number: docNumber, href: `/reports/${year}` },
        note: `${i18n.t('ui.portal.reports')} · ${formatDay(publishedAt)}`,
      })),
      ...waves.map(({ number, name, year }) => ({
        ...{ id: `satisfaction/${number}`, title: name, number, href: `/satisfaction/${number}` },
        note: `${i18n.t('ui.portal.satisfaction')} · ${year}`,
      })),
    ]
  },
}

/** 栏目 of the portal itself: address, and where its title and text stand. */
const PAGES = [
  ['/points', 'public_points.title', 'public_points.description'],
  ['/notices', 'portal.notices.title', 'portal.notices.description'],
  ['/statistics', 'public_statistics.title', 'public_statistics.description'],
  ['/satisfaction', 'survey_results.public.title', 'survey_results.public.lead'],
  ['/events', 'public_events.title', 'public_events.lead'],
  ['/alliance', 'alliance_public.title', 'alliance_public.description'],
  ['/case-notices', 'case_notices.title', 'case_notices.lead'],
  ['/case-results', 'case_results.title', 'case_results.lead'],
  ['/books', 'books.title', 'books.lead'],
  ['/reports', 'report_writing.public.title', 'report_writing.public.lead'],
  ['/verify', 'portal.verify.title', 'portal.verify.lead'],
  ['/open-data', 'open_data.title', 'open_data.lead'],
] as const

export const pageSource: SearchSource = {
  kind: 'pages',
  read: async (i18n) =>
    PAGES.map(([href, title, text]) => ({ id: href.slice(1), title: i18n.t(title), href, text: i18n.t(text) })),
}

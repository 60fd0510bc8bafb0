import { consultationCounting } from '#app/activities/consultation_counting'
import { levels } from '#app/activities/consultation_form'
import { sessionCounting } from '#app/events/event_counting'
import ExternalTitle, { stagesOf } from '#app/titles/external_title'
import type { Cell, Gathered } from './chapter_content.js'
import { numberCell } from './known_facts.js'
import { collected, lastDay, measuredFacts, type Put } from './measured.js'
import { zh } from './report_words.js'
import { consultationFigures, eventFigures, heldOn, stageFigures } from './tisc_figures.js'

const AGREEMENTS = '技术与创新支持中心服务协议和年度报告'
const NO_CENTRES = { about: '年末技术与创新支持中心', why: 'not_recorded' } as const
const FILINGS = '技术与创新支持中心助力的知识产权申请'

/** How many there are is a fact of chapter two (title_facts.ts): one number, one fact. */
export const TISC = 'network.title.tisc'

/** TISC by the headings under which WIPO asks for them: demand, range of services, training (F-S30). */
export async function tiscFacts(year: number): Promise<Gathered> {
  const titles = await ExternalTitle.query().where('kind', 'tisc').where('grantedOn', '<=', `${year}-12-31`)
  const hosts = new Map([year - 1, year].map((one) => [one, heldOn(`${one}-12-31`, titles)]))
  const rows = [
    ...stageFigures(year, hosts),
    ...(await consultationFigures(year, hosts)),
    ...(await eventFigures(year, hosts)),
  ]
  const make = measuredFacts({ year, rows, query: 'titles.tisc@1', unit: '家', rowsPath: '/external-titles?kind=tisc' })
  const { facts, put } = collected('alliance', make)
  const tisc = tableRows(year, put)
  const stages = stagesOf.tisc.map((stage) => `alliance.tisc.${stage}`)
  const served = levels.map((level) => `alliance.tisc.served.${level}`)
  const unknown = [AGREEMENTS, FILINGS].map((about) => ({ about, why: 'not_recorded' as const }))
  return {
    ...{ facts, lists: { tisc } },
    sums: [
      ...(hosts.get(year)!.length > 0 ? [{ total: TISC, parts: stages }] : []),
      { total: 'alliance.tisc.served', parts: served },
    ],
    missing: [...(hosts.get(year)!.length > 0 ? [] : [NO_CENTRES]), ...unknown],
  }
}

function tableRows(year: number, put: Put): Cell[][] {
  const rowsPath = `${consultationCounting.rowsPath({ year })}&title=tisc`
  const consultation = { unit: '次', query: 'consultations.tisc@1', rowsPath } as const
  const sessionsPath = `${sessionCounting.rowsPath({ year })}&title=tisc`
  const session = { unit: '场次', query: 'events.tisc@1', rowsPath: sessionsPath } as const
  const stages = stagesOf.tisc.map((stage): Cell[] => {
    const name = zh(`external_titles.stages.${stage}`)
    return [`其中：${name}`, put(`tisc.${stage}`, `${name}的技术与创新支持中心`, { period: lastDay(year) })]
  })
  const served = levels.map((level): Cell[] => {
    const name = `${zh(`consultation_form.levels.${level}`)}服务`
    const ofLevel = { ...consultation, rowsPath: `${rowsPath}&level=${level}` }
    return [`其中：${name}`, put(`tisc.served.${level}`, `技术与创新支持中心${name}`, ofLevel)]
  })
  return [
    ['年末技术与创新支持中心', numberCell(TISC)],
    ...stages,
    ['提供咨询服务', put('tisc.served', '技术与创新支持中心咨询服务', consultation)],
    ...served,
    [
      '提供基础性服务的中心',
      put('tisc.basic_hosts', '提供基础性服务的技术与创新支持中心', { query: 'consultations.tisc@1' }),
    ],
    [
      '提供专业化或增值服务的中心',
      put('tisc.higher_hosts', '提供专业化或增值服务的技术与创新支持中心', { query: 'consultations.tisc@1' }),
    ],
    ['举办培训活动', put('tisc.sessions', '技术与创新支持中心培训活动', session)],
  ]
}

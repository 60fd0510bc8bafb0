import db from '@adonisjs/lucid/services/db'
import { levels } from '#app/activities/consultation_form'
import ExternalTitle, { stagesOf } from '#app/titles/external_title'
import type { Cell, Gathered } from './chapter_content.js'
import { missingOf } from './fact_builder.js'
import { collected, lastDay, many, type Measured, measuredFacts, type Put } from './measured.js'
import { zh } from './report_words.js'

export const AGREEMENTS = '技术与创新支持中心服务协议和年度报告'
export const FILINGS = '技术与创新支持中心助力的知识产权申请'

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
      { total: 'alliance.tisc', parts: stages },
      { total: 'alliance.tisc.served', parts: served },
    ],
    missing: [...missingOf(facts.filter(({ key }) => key === 'alliance.tisc')), ...unknown],
  }
}

type Hosts = ReadonlyMap<number, readonly ExternalTitle[]>

function heldOn(day: string, titles: readonly ExternalTitle[]) {
  return titles.filter(({ grantedOn, endedOn }) => {
    const ended = endedOn?.toISODate() ?? null
    return grantedOn.toISODate()! <= day && (ended === null || ended > day)
  })
}

/** How far each has come is noted as it is now; of the year before only the number is known. */
function stageFigures(year: number, hosts: Hosts): Measured[] {
  const row = (of: string, own: number, titles: readonly ExternalTitle[]) =>
    many(
      own,
      of,
      titles.map(({ id }) => id)
    )
  const known = [...hosts].filter(([, titles]) => titles.length > 0)
  return [
    ...known.map(([own, titles]) => row('tisc', own, titles)),
    ...known
      .filter(([own]) => own === year)
      .flatMap(([own, titles]) =>
        stagesOf.tisc.map((name) =>
          row(
            `tisc.${name}`,
            own,
            titles.filter(({ stage }) => stage === name)
          )
        )
      ),
  ]
}

const unitsOf = (hosts: Hosts) => [...new Set([...hosts.values()].flat().map(({ organizationId }) => organizationId))]

const isHost = (hosts: Hosts, year: number, unit: number) =>
  hosts.get(year)?.some(({ organizationId }) => organizationId === unit) ?? false

const DAY_YEAR = (column: string) => db.raw(`substr(${column}, 1, 4) as year`)

/** What counts as a consultation of an institution, by level. */
async function consultationFigures(year: number, hosts: Hosts): Promise<Measured[]> {
  const found = await db
    .from('consultations')
    .where({ state: 'confirmed', counts: true })
    .whereIn('organization_id', unitsOf(hosts))
    .whereBetween('served_on', [`${year - 1}-01-01`, `${year}-12-31`])
    .groupBy('organization_id', 'level', 'year')
    .select('organization_id as unit', 'level', DAY_YEAR('served_on'))
    .count('* as total')
  const rows = found.filter((row) => isHost(hosts, Number(row.year), row.unit))
  return [...hosts].flatMap(([own]) => {
    const ofYear = rows.filter((row) => Number(row.year) === own)
    if (ofYear.length === 0) return []
    const figure = (of: string, which: (level: string) => boolean): Measured => {
      const value = ofYear.filter(({ level }) => which(level)).reduce((sum, { total }) => sum + Number(total), 0)
      return { year: own, records: value, of: `tisc.${of}`, value }
    }
    const providers = (of: string, which: (level: string) => boolean) => {
      const units = new Set<number>(ofYear.filter(({ level }) => which(level)).map(({ unit }) => unit))
      return many(own, `tisc.${of}`, [...units])
    }
    return [
      figure('served', () => true),
      ...levels.map((name) => figure(`served.${name}`, (level) => level === name)),
      providers('basic_hosts', (level) => level === 'basic'),
      providers('higher_hosts', (level) => level !== 'basic'),
    ]
  })
}

/** 培训 that they held themselves. */
async function eventFigures(year: number, hosts: Hosts): Promise<Measured[]> {
  const found = await db
    .from('events')
    .where({ state: 'confirmed', counts: true })
    .whereIn('organization_id', unitsOf(hosts))
    .whereBetween('ends_on', [`${year - 1}-01-01`, `${year}-12-31`])
    .groupBy('organization_id', 'year')
    .select('organization_id as unit', DAY_YEAR('ends_on'))
    .count('* as sessions')
  return [...hosts].flatMap(([own]) => {
    const rows = found.filter((row) => Number(row.year) === own && isHost(hosts, own, row.unit))
    if (rows.length === 0) return []
    const value = rows.reduce((sum, row) => sum + Number(row.sessions), 0)
    return [{ year: own, records: value, of: 'tisc.sessions', value }]
  })
}

function tableRows(year: number, put: Put): Cell[][] {
  const consultation = { unit: '次', query: 'consultations.tisc@1', rowsPath: null } as const
  const stages = stagesOf.tisc.map((stage): Cell[] => {
    const name = zh(`external_titles.stages.${stage}`)
    return [`其中：${name}`, put(`tisc.${stage}`, `${name}的技术与创新支持中心`, { period: lastDay(year) })]
  })
  const served = levels.map((level): Cell[] => {
    const name = `${zh(`consultation_form.levels.${level}`)}服务`
    return [`其中：${name}`, put(`tisc.served.${level}`, `技术与创新支持中心${name}`, consultation)]
  })
  return [
    ['年末技术与创新支持中心', put('tisc', '年末技术与创新支持中心', { period: lastDay(year) })],
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
    ['举办培训活动', put('tisc.sessions', '技术与创新支持中心培训活动', { unit: '场次', query: 'events.tisc@1' })],
  ]
}

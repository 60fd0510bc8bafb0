import db from '@adonisjs/lucid/services/db'
import { levels } from '#app/activities/consultation_form'
import { type default as ExternalTitle, stagesOf } from '#app/titles/external_title'
import { many, type Measured } from './measured.js'

/** Who was a TISC on the last day, by year. */
type Hosts = ReadonlyMap<number, readonly ExternalTitle[]>

export function heldOn(day: string, titles: readonly ExternalTitle[]) {
  return titles.filter(({ grantedOn, endedOn }) => {
    const ended = endedOn?.toISODate() ?? null
    return grantedOn.toISODate()! <= day && (ended === null || ended > day)
  })
}

/** How far each has come is noted as it is now: of the year before it is not known. */
export function stageFigures(year: number, hosts: Hosts): Measured[] {
  const titles = hosts.get(year)!
  if (titles.length === 0) return []
  return stagesOf.tisc.map((name) => {
    const own = titles.filter(({ stage }) => stage === name)
    return many(
      year,
      `tisc.${name}`,
      own.map(({ id }) => id)
    )
  })
}

const unitsOf = (hosts: Hosts) => [...new Set([...hosts.values()].flat().map(({ organizationId }) => organizationId))]

const isHost = (hosts: Hosts, year: number, unit: number) =>
  hosts.get(year)?.some(({ organizationId }) => organizationId === unit) ?? false

const yearOf = (column: string) => db.raw(`substr(${column}, 1, 4) as year`)

/** What counts as a consultation of an institution, by level. */
export async function consultationFigures(year: number, hosts: Hosts): Promise<Measured[]> {
  const found = await db
    .from('consultations')
    .where({ state: 'confirmed', counts: true })
    .whereIn('organization_id', unitsOf(hosts))
    .whereBetween('served_on', [`${year - 1}-01-01`, `${year}-12-31`])
    .groupBy('organization_id', 'level', 'year')
    .select('organization_id as unit', 'level', yearOf('served_on'))
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
export async function eventFigures(year: number, hosts: Hosts): Promise<Measured[]> {
  const found = await db
    .from('events')
    .where({ state: 'confirmed', counts: true })
    .whereIn('organization_id', unitsOf(hosts))
    .whereBetween('ends_on', [`${year - 1}-01-01`, `${year}-12-31`])
    .groupBy('organization_id', 'year')
    .select('organization_id as unit', yearOf('ends_on'))
    .count('* as sessions')
  return [...hosts].flatMap(([own]) => {
    const rows = found.filter((row) => Number(row.year) === own && isHost(hosts, own, row.unit))
    if (rows.length === 0) return []
    const value = rows.reduce((sum, row) => sum + Number(row.sessions), 0)
    return [{ year: own, records: value, of: 'tisc.sessions', value }]
  })
}

import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { inTransaction } from '#app/core/dialect'
import type Designation from '#app/designations/designation'
import { enterInRegister, type Entry } from '#app/designations/register_entry'
import { reportFigures } from '#app/evaluation_figures/report_figures'
import { chapterDefinitions } from '#app/report_facts/chapters'
import { rebuildTallies } from '#app/tallies/tally'
import { makeOrganization, type World } from '#tests/world'
import { actor } from './applications.js'
import { makeDesignation } from './designations.js'
import { consultationRow, eventRow, productRow } from './evaluation_figures.js'
import { makeRecord } from './light_records.js'
import { enterFigure } from './outside_figures.js'
import { planOfThisYear } from './plans.js'
import { makeTitle } from './titles.js'

type Row = Record<string, unknown>

const insert = (table: string, rows: Row[]) => db.table(table).multiInsert(rows)

/** Two years of everything that the first chapters of the report of 2025 tell of. */
export async function yearOfReport(world: World) {
  const points = await networkOf(world)
  const by = world.people.operator.id
  await consultationsOf(points, by)
  await eventsOf(points, by, world.people.handler.id)
  await productsOf(points, by)
  await figuresOf(world)
  await registersOf(world)
  await reportFigures(points[0], 2025, [{ key: 'staff', value: 12, note: null }], actor(world.people.operator))
  await reportFigures(points[0], 2024, [{ key: 'staff', value: 10, note: null }], actor(world.people.operator))
  await makeTitle(world)
  await planOfThisYear(world.people)
  await rebuildTallies()
  return points
}

/** 海淀 since 2024, 朝阳 since 2025, and a museum of 昌平 that was revoked in 2025. */
async function networkOf({ organizations, people }: World) {
  const museum = await makeOrganization({
    ...{ name: '温榆河博物馆', district: '110114', serial: 'MA02D1001', hostType: 'museum' },
  })
  const since = (day: string, more: Partial<Designation> = {}) => ({
    ...{ recognizedOn: DateTime.fromISO(day), validUntil: DateTime.fromISO(day).plus({ years: 3, days: -1 }) },
    ...more,
  })
  const profile = { landline: '62771234', address: '海淀区示例路 1 号', fields: ['patent'], parks: ['zgc_haidian'] }
  const points = [
    await makeDesignation(organizations.haidian, since('2024-02-01', { profile })),
    await makeDesignation(organizations.chaoyang, since('2025-03-01', { profile: { landline: '13800000001' } })),
    await makeDesignation(museum, since('2024-05-01', { state: 'revoked' })),
  ]
  const entries: [number, Entry][] = [
    [0, { kind: 'recognize', docNumber: '京知局〔2024〕3号', effectiveOn: '2024-02-01' }],
    [2, { kind: 'recognize', docNumber: '京知局〔2024〕9号', effectiveOn: '2024-05-01' }],
    [1, { kind: 'recognize', docNumber: '京知局〔2025〕5号', effectiveOn: '2025-03-01' }],
    [2, { kind: 'revoke', docNumber: '京知局〔2025〕18号', effectiveOn: '2025-08-01' }],
  ]
  await inTransaction(async (trx) => {
    for (const [at, entry] of entries) await enterInRegister(trx, points[at], actor(people.handler), entry)
  })
  return points
}

const pick = <One>(all: readonly One[], at: number) => all[at % all.length]

async function consultationsOf(points: readonly Designation[], by: number) {
  const rows = Array.from({ length: 47 }, (_, at) =>
    consultationRow(pick(points, at % 5 === 0 ? 1 : 0), by, {
      served_on:
        at % 4 === 0 ? `2024-${pick(['03', '07'], at)}-15` : `2025-${pick(['02', '05', '05', '11'], at)}-2${at % 9}`,
      channel: pick(['phone', 'onsite', 'phone', 'online', 'visit'], at),
      client_type: pick(['sme', 'enterprise', 'university', 'sme', 'individual', 'sme'], at),
      field: pick(['patent', 'trademark', 'patent'], at),
      level: pick(['basic', 'basic', 'professional'], at),
      counts: at % 11 !== 0,
      state: at % 13 === 0 ? 'draft' : 'confirmed',
    })
  )
  await insert('consultations', rows)
}

async function eventsOf(points: readonly Designation[], by: number, handler: number) {
  const held = (day: string) => ({
    starts_at: `${day} 01:00:00`,
    ends_at: `${day} 03:00:00`,
    starts_on: day,
    ends_on: day,
  })
  const people = (onsite: number, online: number) => ({
    ...{ attended_onsite: onsite, attended_online: online, researchers: onsite - 5, ip_managers: 3 },
  })
  const ofOffice = { designation_id: null, organization_id: null, district_code: '110000', created_by_id: handler }
  await insert('events', [
    eventRow(points[0], by, { ...held('2024-09-01'), ...people(30, 0) }),
    eventRow(points[0], by, { ...held('2025-01-31'), ...people(40, 20), kind: 'lecture' }),
    eventRow(points[0], by, { ...held('2025-06-30'), ...people(60, 0), kind: 'contest', name: '检索技能竞赛' }),
    eventRow(points[1], by, { ...held('2025-06-15'), ...people(25, 0), kind: 'lecture' }),
    eventRow(points[0], by, { ...held('2025-12-31'), ...people(80, 100), ...ofOffice }),
    eventRow(points[0], by, { ...held('2025-07-01'), ...people(50, 0), state: 'held' }),
    eventRow(points[0], by, { ...held('2026-01-01'), ...people(50, 0) }),
  ])
}

async function productsOf(points: readonly Designation[], by: number) {
  const database = { kind: 'thematic_database', access: 'open', record_count: 12_000 }
  await insert('products', [
    productRow(points[0], by, { ...database, title: '氢能专利专题数据库', industry: 'green_energy' }),
    productRow(points[1], by, { ...database, title: '脑机接口专题数据库', access: 'members', record_count: null }),
    productRow(points[0], by, { ...database, title: '去年的数据库', published_on: '2024-06-01' }),
    productRow(points[0], by, { ...database, title: '更新的数据库', is_new: false }),
    productRow(points[0], by, { title: '量子计算专利分析', audience: 'government', published_on: '2025-12-31' }),
    productRow(points[0], by, { title: '内部研判', audience: 'government', file_permission: 'internal' }),
    productRow(points[1], by, { title: '海外风险提示', audience: 'enterprises' }),
  ])
}

async function figuresOf(world: World) {
  for (const month of ['2024-11', '2024-12']) await enterFigure(world, { period: month, value: 100_000 })
  for (const [at, month] of ['2025-01', '2025-02', '2025-04'].entries())
    await enterFigure(world, { period: month, value: 160_000 + at * 1000 })
  await enterFigure(world, { measure: 'patent_records', period: '2025', source: 'big_data_platform', value: 910_000 })
}

async function registersOf(world: World) {
  await makeRecord(world, 'talent', { heldOn: '2025-06-01' })
  await makeRecord(world, 'talent', {
    title: '技能竞赛',
    category: 'competition',
    heldOn: '2025-07-01',
    participants: null,
  })
  await makeRecord(world, 'connector', { connectedOn: '2025-02-01' })
}

/** What chapters know and say of a year. */
/** Those that tell of the records above; the others have furniture and tests of their own. */
const FIRST = ['overview', 'network', 'resources', 'services', 'talent', 'annex_points', 'annex_measures']
export const firstChapters = chapterDefinitions.filter(({ key }) => FIRST.includes(key))

export async function chaptersOf(year: number, definitions = firstChapters) {
  const chapters = []
  for (const { key, gather, write } of definitions) {
    const gathered = await gather(year)
    chapters.push({ key, gathered, blocks: write(year, gathered) })
  }
  return chapters
}

import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { sqlTime } from '#app/core/dialect'
import type Designation from '#app/designations/designation'
import AllianceMeeting from '#app/alliance_meetings/alliance_meeting'
import { freezeFigures } from '#app/evaluation_figures/figure_freeze_workflow'
import FigureOverride from '#app/evaluation_figures/figure_override'
import { commentOnOverride, proposeOverride, ruleOnOverride } from '#app/evaluation_figures/figure_override_workflow'
import { reportFigures } from '#app/evaluation_figures/report_figures'
import { drainOutbox } from '#jobs/drain'
import { makeOrganization, type World } from '#tests/world'
import { actor } from './applications.js'
import { makeMember } from './alliance.js'
import { makeDesignation } from './designations.js'
import { dice } from './survey_results.js'
import { caseCall, typicalCase } from './typical_cases.js'

const PROFILE = {
  hours: { mon: { open: '09:00', close: '17:00' }, tue: { open: '09:00', close: '17:30' } },
  ...{ longitude: 116.3, latitude: 39.9 },
}

/** Units made so far: of a world that several rooms furnish, each has its own. */
let units = 0

/** 海淀's point, recognised long ago, and so many others beside it. */
export async function evaluatedPoints({ organizations }: World, others = 0) {
  const recognizedOn = DateTime.fromISO('2023-05-01')
  const term = { recognizedOn, validUntil: DateTime.fromISO('2029-04-30') }
  const points = [await makeDesignation(organizations.haidian, { ...term, profile: PROFILE })]
  for (let at = 0; at < others; at++, units++) {
    const place = { district: ['110105', '110114'][at % 2], hostType: ['museum', 'university'][at % 2] }
    const unit = await makeOrganization({ name: `第 ${at + 1} 服务站`, serial: `MA02C${1000 + units}`, ...place })
    points.push(await makeDesignation(unit, { ...term, profile: {} }))
  }
  return points
}

const moment = () => ({ state_since: sqlTime(), created_at: sqlTime(), updated_at: sqlTime() })
const serial = { next: 0 }
const numbered = (prefix: string) => `${prefix}-T-${String(++serial.next).padStart(6, '0')}`

type Row = Record<string, unknown>

/** Rows as they stand in a ledger, whatever led to them. */
async function insert(table: string, rows: Row[]) {
  for (let at = 0; at < rows.length; at += 50) await db.table(table).multiInsert(rows.slice(at, at + 50))
}

/** One consultation of a point; confirmed and counted unless `more` says otherwise. */
export function consultationRow({ id, organizationId, districtCode }: Designation, by: number, more: Row = {}): Row {
  return {
    ...{ number: numbered('ZX'), designation_id: id, organization_id: organizationId, district_code: districtCode },
    ...{ served_on: '2025-03-05', channel: 'phone', client_type: 'sme', client_name: null, field: 'patent' },
    ...{ level: 'basic', price: 'free', question: '如何检索？', answer: '已演示。', minutes: 20, handled_by: '林知远' },
    ...{ counts: true, state: 'confirmed', version: 0, created_by_id: by, ...moment(), ...more },
  }
}

export function eventRow({ id, organizationId, districtCode }: Designation, by: number, more: Row = {}): Row {
  return {
    ...{ number: numbered('PX'), designation_id: id, organization_id: organizationId, district_code: districtCode },
    ...{ name: '检索入门', kind: 'training', mode: 'onsite', days: '[]', audiences: '[]', host: '图书馆' },
    ...{ starts_at: '2025-04-01 01:00:00', ends_at: '2025-04-01 03:00:00', starts_on: '2025-04-01' },
    ...{ ends_on: '2025-04-01', researchers: 0, ip_managers: 0, level: 'basic', fee: 0, counts: true },
    ...{ sign_in_secret: 'x', state: 'confirmed', version: 0, created_by_id: by, ...moment(), ...more },
  }
}

export function productRow({ id, organizationId, districtCode }: Designation, by: number, more: Row = {}): Row {
  return {
    ...{ number: numbered('BG'), kind: 'analysis_report', title: '分析报告', designation_id: id, field: 'patent' },
    ...{ organization_id: organizationId, district_code: districtCode, published_on: '2025-06-01', is_new: true },
    ...{ access: null, description: '摘要', state: 'confirmed', version: 0, created_by_id: by, ...moment(), ...more },
  }
}

export type Expected = Record<string, number | null>

/** A year of records that no rule of the system has shaped, with what a person would count in them. */
export async function randomYear({ people }: World, points: readonly Designation[], seed: number) {
  const roll = dice(seed)
  const by = people.operator.id
  const expected = new Map<number, Expected>()
  for (const point of points) {
    const counted = {
      ...(await randomConsultations(point, roll, by)),
      ...(await randomEvents(point, roll, by)),
      ...(await randomProducts(point, roll, by)),
    }
    expected.set(point.id, counted)
  }
  return expected
}

type Roll = (sides: number) => number

const yesIn = (roll: Roll, sides: number) => roll(sides) === 0

async function randomConsultations(point: Designation, roll: Roll, by: number): Promise<Expected> {
  const rows = Array.from({ length: roll(30) }, () =>
    consultationRow(point, by, {
      served_on: yesIn(roll, 6) ? '2024-12-31' : yesIn(roll, 6) ? '2025-12-31' : '2025-05-06',
      client_type: ['sme', 'enterprise', 'university'][roll(3)],
      client_name: [null, '甲公司', '乙公司', '丙公司'][roll(4)],
      state: yesIn(roll, 5) ? 'draft' : 'confirmed',
      counts: !yesIn(roll, 4),
      price: yesIn(roll, 9) ? 'market' : 'free',
    })
  )
  await insert('consultations', rows)
  const confirmed = rows.filter((row) => row.state === 'confirmed' && row.served_on !== '2024-12-31')
  const own = confirmed.filter(({ counts }) => counts)
  const small = own.filter(({ client_type: type }) => type === 'sme')
  const named = (of: Row[]) => new Set(of.flatMap(({ client_name: name }) => name ?? [])).size
  return {
    consultations: own.length,
    small_share: own.length === 0 ? null : Math.round((small.length / own.length) * 10_000) / 100,
    enterprises: named(own.filter(({ client_type: type }) => type !== 'university')),
    small_enterprises: named(small),
    paid_basic: confirmed.filter(({ price }) => price === 'market').length,
  }
}

async function randomEvents(point: Designation, roll: Roll, by: number): Promise<Expected> {
  const rows = Array.from({ length: roll(8) }, () =>
    eventRow(point, by, {
      ends_on: yesIn(roll, 5) ? '2026-01-01' : '2025-09-09',
      ...{ researchers: roll(40), ip_managers: roll(9), counts: !yesIn(roll, 4) },
      state: yesIn(roll, 5) ? 'held' : 'confirmed',
    })
  )
  await insert('events', rows)
  const own = rows.filter((row) => row.state === 'confirmed' && row.counts && row.ends_on === '2025-09-09')
  const people = own.map((row) => Number(row.researchers) + Number(row.ip_managers))
  return { sessions: own.length, attendances: people.reduce((sum, one) => sum + one, 0) }
}

async function randomProducts(point: Designation, roll: Roll, by: number): Promise<Expected> {
  const rows = Array.from({ length: roll(9) }, () =>
    productRow(point, by, {
      kind: yesIn(roll, 2) ? 'analysis_report' : 'thematic_database',
      access: yesIn(roll, 2) ? 'open' : 'on_request',
      is_new: !yesIn(roll, 4),
      state: yesIn(roll, 6) ? 'removed' : 'confirmed',
    })
  )
  await insert('products', rows)
  const own = rows.filter((row) => row.state === 'confirmed' && row.is_new)
  const databases = own.filter(({ kind }) => kind === 'thematic_database')
  return {
    analysis_reports: own.length - databases.length,
    thematic_databases: databases.length,
    open_databases: databases.filter(({ access }) => access === 'open').length,
  }
}

/** Of 海淀's point: one record of everything that is seldom, and what is counted of it. */
export async function seldomRecords(world: World, point: Designation): Promise<Expected> {
  await lateAndReturned(world, point)
  await orders(world, point)
  await complaintsOf(point)
  await outreach(world, point)
  await selectedCases(world, point)
  await allianceYear(world, point)
  return {
    ...{ on_time_rate: 50, first_check_rate: 50, late_entries: 1 },
    ...{ open_rectifications: 1, late_rectifications: 1, valid_complaints: 1, late_complaints: 1, misuse: 1 },
    ...{ promotions: 1, shared_results: 2, open_results: 1, visits: 1200, staff: 5, funds: 36.5 },
    ...{ city_cases: 1, national_cases: 1, alliance_meetings: 1, alliance_months: 1 },
    ...{ opening_hours: 16.5, on_map: 1 },
  }
}

/** Two entries: one that came late, and was given back; one as it should be. */
async function lateAndReturned({ people }: World, point: Designation) {
  await insert('consultations', [
    consultationRow(point, people.operator.id, { served_on: '2025-02-01' }),
    consultationRow(point, people.operator.id, { served_on: '2025-02-02' }),
  ])
  const { id } = await db.from('consultations').where('designation_id', point.id).orderBy('id').firstOrFail()
  await insert('activity_corrections', [
    {
      ...{ subject_type: 'consultation', subject_id: id, designation_id: point.id, kind: 'late', title: '迟报' },
      ...{ organization_id: point.organizationId, district_code: point.districtCode, before: '{}', after: '{}' },
      ...{ reason: '漏报', state: 'approved', version: 1, created_by_id: people.principal.id, ...moment() },
    },
  ])
  await insert('audit_entries', [
    {
      ...{ subject_type: 'consultation', subject_id: id, seq: 1, action: 'consultation.returned', details: '{}' },
      ...{ actor_id: null, actor_name: 'x', occurred_at: '2025-03-01T00:00:00.000Z', prev_hash: 'x', hash: 'x' },
    },
  ])
}

/** An order that is overdue, one that was reported in time and accepted, a proposal, and a title revoked for misuse. */
async function orders({ people }: World, point: Designation) {
  const of = { designation_id: point.id, organization_id: point.organizationId, district_code: point.districtCode }
  const common = { ...of, name: point.name, facts: '情况', version: 1, created_by_id: people.handler.id, ...moment() }
  const order = { ...common, cause: 'other', problems: '[]', report: '[]', months: 3, round: 0 }
  await insert('rectifications', [
    { ...order, doc_number: '京知网改〔2025〕91号', state: 'ordered', ordered_on: '2025-03-01', due_on: '2025-06-01' },
    {
      ...order,
      doc_number: '京知网改〔2025〕92号',
      state: 'accepted',
      ordered_on: '2025-03-01',
      due_on: '2025-06-01',
      state_since: '2025-05-20 02:00:00',
    },
    { ...order, doc_number: null, state: 'proposed', ordered_on: null, due_on: null },
  ])
  const accepted = await db.from('rectifications').where('doc_number', '京知网改〔2025〕92号').firstOrFail()
  await insert('submissions', [
    {
      ...{ subject_type: 'rectification', subject_id: accepted.id, round: 1, content: '{}', content_hash: 'x' },
      ...{ submitted_by_id: people.principal.id, created_at: '2025-05-10 02:00:00' },
    },
  ])
  const misuse = { ...common, host_type: point.hostType, cause: 'commercial_use', grounds: '借名经商' }
  await insert('revocations', [
    { ...misuse, warning_number: '告〔2025〕1号', warned_on: '2025-07-01', state: 'revoked' },
    { ...misuse, warning_number: '告〔2025〕2号', warned_on: '2025-07-02', state: 'warned' },
  ])
}

/** A founded one that was late, one without verdict, one that an appeal struck out. */
async function complaintsOf(point: Designation) {
  const row = {
    ...{ source: 'telephone', designation_id: point.id, organization_id: point.organizationId, stars: 1 },
    ...{ district_code: point.districtCode, host_type: point.hostType, rated_on: '2025-08-01', left_contact: false },
    ...{ locale: 'zh-CN', version: 0, ...moment() },
  }
  await insert('bad_rating_cases', [
    { ...row, number: numbered('CP'), verdict: 'founded', state: 'closed' },
    { ...row, number: numbered('CP'), verdict: null, state: 'closed' },
    { ...row, number: numbered('CP'), verdict: 'founded', state: 'upheld' },
  ])
  const { id } = await db.from('bad_rating_cases').where('designation_id', point.id).orderBy('id').firstOrFail()
  await insert('clocks', [
    {
      ...{ subject_type: 'bad_rating_case', subject_id: id, kind: 'repair', title: '差评', limit_days: 10 },
      ...{ started_on: '2025-08-01', pauses: '[]', extra_days: 0, due_on: '2025-08-15', ended_on: '2025-08-20' },
      ...{ created_at: sqlTime(), updated_at: sqlTime() },
    },
  ])
}

async function outreach({ people }: World, point: Designation) {
  const by = { created_by_id: people.operator.id, version: 0, ...moment() }
  const record = { facts: '{}', title: '服务纪实', happened_on: '2025-05-05', organization_id: point.organizationId }
  await insert('light_records', [
    { ...record, kind: 'promotion', category: 'article', year: 2025, kept_by: '图书馆', state: 'kept', ...by },
    { ...record, kind: 'promotion', category: 'article', year: 2025, kept_by: '图书馆', state: 'removed', ...by },
  ])
  const shared = {
    kind: 'data',
    field: 'patent',
    summary: '标引',
    licence: '注明来源',
    owner_name: point.name,
    uses: 0,
  }
  const result = { ...shared, ...by, organization_id: point.organizationId, district_code: point.districtCode }
  await insert('shared_results', [
    { ...result, title: '甲', permission: 'public', state: 'shared', created_at: '2025-12-31 15:00:00' },
    { ...result, title: '乙', permission: 'network', state: 'shared', created_at: '2025-05-05 02:00:00' },
    { ...result, title: '丙', permission: 'public', state: 'shared', created_at: '2025-12-31 17:00:00' },
    { ...result, title: '丁', permission: 'public', state: 'withdrawn', created_at: '2025-05-05 02:00:00' },
  ])
  const said = { visits: 1200, staff: 5, funds: 36.5 }
  const rows = Object.entries(said).map(([key, value]) => ({ key, value, note: null }))
  await reportFigures(point, 2025, rows, actor(people.operator))
}

/** One that was published, one whose result is not out yet, one of the year before that the nation chose in this one. */
async function selectedCases(world: World, point: Designation) {
  const unit = await point.related('organization').query().firstOrFail()
  const call = await caseCall(world, { year: 2025 })
  await typicalCase(world, call, { unit, state: 'selected', decidedAt: DateTime.utc() })
  await typicalCase(world, call, { unit, state: 'selected', decidedAt: null })
  await typicalCase(world, await caseCall(world, { year: 2024 }), {
    unit,
    ...{ state: 'published', decidedAt: DateTime.utc(), nationalBasis: '国知办函〔2025〕9号' },
    nationalOn: DateTime.fromISO('2025-12-31'),
  })
}

/** A meeting to which its representative came; consultations were reported in one month (the two above). */
async function allianceYear({ people }: World, point: Designation) {
  const unit = await point.related('organization').query().firstOrFail()
  const member = await makeMember(unit, people.operator, { joinedOn: '2024-03-02' })
  const meeting = await AllianceMeeting.create({
    ...{ number: numbered('HY'), organ: 'council', title: '理事会会议', state: 'minutes_issued', version: 0 },
    ...{ startsAt: DateTime.fromISO('2025-06-06T09:00:00+08:00'), stateSince: DateTime.utc() },
    createdById: people.secretariat.id,
  })
  await insert('meeting_attendances', [
    {
      ...{ meeting_id: meeting.id, member_id: member.id, person: '林知远', mode: 'onsite' },
      ...{ came_at: '2025-06-06 01:00:00', noted_by_id: people.secretariat.id },
    },
  ])
}

export function insertRows(table: string, rows: Row[]) {
  return insert(table, rows)
}

/** The year of some points is frozen, as the job leaves it. */
export async function frozenYear({ people }: World, points: readonly Designation[], year = 2025) {
  const ids = points.map(({ id }) => id)
  const { runId } = await freezeFigures(year, ids, actor(people.handler))
  await drainOutbox()
  return runId
}

/** The handler proposes another number of consultations. */
export async function proposed({ people }: World, point: Designation, more: { key?: string; value?: number } = {}) {
  const wish = { year: 2025, key: 'consultations', systemValue: 2, value: 45, reason: '补录纸质台账。', ...more }
  const { id } = await proposeOverride(point, actor(people.handler), wish, async () => {})
  return FigureOverride.findOrFail(id)
}

/** A year in which every page of figures has something to show: frozen, changed since, with other values. */
export async function furnishedFigures(world: World) {
  const [point] = await evaluatedPoints(world, 1)
  await seldomRecords(world, point)
  const confirmed = await proposed(world, point)
  await ruleOnOverride('confirm', confirmed, actor(world.people.head), {})
  await proposed(world, point, { key: 'sessions', value: 3 })
  await frozenYear(world, [point])
  await insert('consultations', [consultationRow(point, world.people.operator.id)])
  await commentOnOverride(confirmed, actor(world.people.principal), '另有两次未计入。')
  return `/evaluation-figures/points/${point.id}`
}

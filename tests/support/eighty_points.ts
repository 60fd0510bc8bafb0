import { DateTime } from 'luxon'
import { sqlTime } from '#app/core/dialect'
import type Designation from '#app/designations/designation'
import PointEvaluation from '#app/evaluations/point_evaluation'
import type { Indicator } from '#app/indicators/indicator_content'
import { districtCodes } from '#app/organizations/districts'
import type { Asked } from '#app/self_assessments/asked'
import { saveAnswer } from '#app/self_assessments/self_draft'
import { fileSelf } from '#app/self_assessments/self_filing'
import { linesOf } from '#app/self_assessments/self_lines'
import SurveyResult from '#app/survey_results/survey_result'
import SurveyWave from '#app/surveys/survey_wave'
import User from '#app/users/user'
import { makeOrganization, makeUser, type World } from '#tests/world'
import { actor } from './applications.js'
import { makeDesignation } from './designations.js'
import { consultationRow, eventRow, insertRows, productRow } from './evaluation_figures.js'
import { withCycle, withFile } from './self_assessments.js'
import { standardVersion } from './survey_results.js'

/** A year of as many points as a city has, with what records, surveys, points and experts say of them. */
export const POINTS = 80
export const EXPERTS = 10
/** More than may be excellent have everything that is asked; then they have less and less. The last never files. */
export const STRONG = 30
export const SILENT = POINTS - 1

const NAMES = '潭柘 拒马 永定 温榆 妫川 潮白 清水 通惠 玉渊 百望'.split(' ')
const KINDS = '博物馆 学院 产业园 图书馆 情报所 研究院 服务站 协会'.split(' ')
const HOSTS = 'museum university industrial_park public_library sci_tech_info research_institute museum museum'.split(
  ' '
)

/** 0 has a whole year of records, 3 hardly any. */
const tierOf = (n: number) => (n < STRONG ? 0 : n < 55 ? 1 : n < 75 ? 2 : 3)

/** What an expert finds of a point: each of the strong a tenth of a point less than the one before. */
export const shareOf = (n: number) => [0.99 - n * 0.0077, 0.85, 0.7, 0.4][tierOf(n)]

const hours = { open: '09:00', close: '17:00' }
const PROFILE = {
  hours: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
  ...{ longitude: 116.3, latitude: 39.9 },
}

/** 海淀's own is the first of them; each has somebody who writes and files. */
export async function eightyPoints({ organizations, people }: World) {
  const term = { recognizedOn: DateTime.fromISO('2023-05-01'), validUntil: DateTime.fromISO('2029-04-30') }
  const points: Designation[] = []
  for (let n = 0; n < POINTS; n++) {
    const profile = tierOf(n) < 2 ? PROFILE : {}
    const unit = n === 0 ? organizations.haidian : await unitOf(n)
    if (n > 0) await makeUser(`负责人${n}`, ['operator', 'principal'], { organizationId: unit.id })
    points.push(await makeDesignation(unit, { ...term, profile }))
    await recordsOf(points[n], n, people.operator.id)
  }
  await surveyOf(points, people.handler.id)
  return points
}

export const nameOf = (n: number) => NAMES[n % 10] + KINDS[Math.floor(n / 10)]

function unitOf(n: number) {
  const [district, hostType] = [districtCodes[n % districtCodes.length], HOSTS[Math.floor(n / 10)]]
  return makeOrganization({ name: nameOf(n), district, hostType, serial: `MA03C${1000 + n}` })
}

async function recordsOf(point: Designation, n: number, by: number) {
  const tier = tierOf(n)
  const times = <Row>(count: number, row: () => Row) => Array.from({ length: count }, row)
  await insertRows(
    'consultations',
    times([40, 30, 20, 8][tier], () => consultationRow(point, by))
  )
  await insertRows(
    'events',
    times([4, 3, 2, 0][tier], () => eventRow(point, by, { researchers: 60 }))
  )
  await insertRows(
    'products',
    times([6, 4, 2, 0][tier], () => productRow(point, by))
  )
  if (tier === 0) await outreachOf(point, n, by)
}

/** 宣传报道, 共享成果 and staff, as the strong have them. */
async function outreachOf({ id, name, organizationId, districtCode }: Designation, n: number, by: number) {
  const kept = { created_by_id: by, version: 0, state_since: sqlTime(), created_at: sqlTime(), updated_at: sqlTime() }
  const note = { facts: '{}', title: '服务纪实', happened_on: '2025-05-05', organization_id: organizationId, ...kept }
  await insertRows(
    'light_records',
    Array.from({ length: 4 }, () => ({
      ...note,
      kind: 'promotion',
      category: 'article',
      year: 2025,
      kept_by: name,
      state: 'kept',
    }))
  )
  const shared = { kind: 'data', field: 'patent', summary: '标引', licence: '注明来源', owner_name: name, uses: 0 }
  const place = { organization_id: organizationId, district_code: districtCode }
  const moment = { ...kept, created_at: '2025-06-06 02:00:00' }
  await insertRows('shared_results', [
    { ...shared, ...place, ...moment, title: `标引数据之${n + 1}`, permission: 'public', state: 'shared' },
  ])
  const staff = { designation_id: id, year: 2025, figure_key: 'staff', value: 4, reported_by_id: by }
  await insertRows('reported_figures', [{ ...staff, created_at: sqlTime(), updated_at: sqlTime() }])
}

/** The published result of the year's survey: a line for each point. */
async function surveyOf(points: readonly Designation[], byId: number) {
  const { id: questionVersionId } = await standardVersion()
  const wave = await SurveyWave.create({
    ...{ number: 'MYD-2025-001', name: '2025 年度满意度调查', year: 2025, questionVersionId, isAnonymous: true },
    ...{ opensOn: DateTime.fromISO('2025-10-08'), closesOn: DateTime.fromISO('2025-11-10') },
    ...{ rate: 60, officeHoursOnly: true, remindersMost: 2, reminderGap: 7, sending: 'resting' },
    ...{ state: 'published', version: 0, stateSince: DateTime.utc(), createdById: byId },
  })
  const result = await SurveyResult.create({
    ...{ waveId: wave.id, round: 1, questionVersionId, levelMap: 'standard', state: 'calculated' },
    ...{ publishedOn: DateTime.fromISO('2025-12-10'), orderedById: byId, calculatedAt: DateTime.utc() },
  })
  const rows = points.map(({ id, hostType, districtCode }, n) => ({
    ...{ result_id: result.id, kind: 'point', key: `point:${id}`, designation_id: id, host_type: hostType },
    ...{ district_code: districtCode, n: 40, shown_to: 'public' },
    figures: JSON.stringify({ index: [93, 84, 72, 55][tierOf(n)] }),
  }))
  await insertRows('survey_result_rows', rows)
}

/** Where each point stands in the order in which it was made. */
export async function placesOf(points: readonly Designation[]) {
  const rows = await PointEvaluation.query().whereIn(
    'designationId',
    points.map(({ id }) => id)
  )
  return new Map(rows.map(({ id, designationId }) => [id, points.findIndex((point) => point.id === designationId)]))
}

/** What the nth point says of one indicator: as much as its year was. */
export function saidOf(n: number, { code }: Indicator, asked: readonly Asked[]) {
  const tier = tierOf(n)
  const figures = asked.map(({ figure, kind, bands }) => {
    if (kind === 'yes') return [figure, tier < 3 ? 1 : 0]
    if (kind === 'choice') return [figure, (tier < 2 ? bands[0] : bands.at(-1)!).from]
    return [figure, [4, 4, 2, 1][tier]]
  })
  return { figures: Object.fromEntries(figures), statement: `${code} 按制度执行，台账可查。` }
}

/** Writes the self-assessment of the nth point by the verbs, except what somebody writes at the screen. */
export async function writeSelf(evaluationId: number, n: number, { except = [] }: { except?: string[] } = {}) {
  const evaluation = await withCycle(evaluationId)
  const { organizationId } = evaluation
  const person = await User.query().where({ organizationId }).orderBy('id', 'desc').firstOrFail()
  for (const { indicator, asked, suggested, weight } of await linesOf(evaluation)) {
    if (except.includes(indicator.id)) continue
    const score = suggested.isWhole ? null : Math.round(weight * shareOf(n))
    await saveAnswer(evaluation, indicator.id, { ...saidOf(n, indicator, asked), score, answered: null })
    if (indicator.evidence) await withFile(evaluation, indicator.id, person)
  }
  return { evaluation, person }
}

export async function fileByVerbs(evaluationId: number, n: number) {
  const { evaluation, person } = await writeSelf(evaluationId, n)
  await fileSelf(evaluation, actor(person))
}

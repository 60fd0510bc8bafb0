import { randomBytes } from 'node:crypto'
import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { inTransaction, sqlTime } from '#app/core/dialect'
import Designation from '#app/designations/designation'
import { ensureStandardQuestionnaire } from '#app/questions/standard_questionnaire'
import { calculateResult, orderCalculation } from '#app/survey_results/calculate_wave'
import { publishResult, ruleOnResult } from '#app/survey_results/result_workflow'
import SurveyWave from '#app/surveys/survey_wave'
import { makeOrganization, type World } from '#tests/world'
import { actor } from './applications.js'
import { makeDesignation } from './designations.js'
import type { Asked, Reading } from '#app/survey_results/asked'
import type { PointFacts } from '#app/survey_results/calculation'
import type { Level } from '#app/survey_results/levels'

const words = (text: string) => ({ zh: text, en: text })

/** Two dimensions with three items, who answered, and everything that is asked beside. */
export const ASKED: Asked = {
  dimensions: [
    { id: 'access', name: words('可及性'), weight: 40 },
    { id: 'skill', name: words('专业水平'), weight: 60 },
  ],
  items: [
    { id: 'q1', text: words('开放时间合适'), dimension: 'access' },
    { id: 'q2', text: words('渠道畅通'), dimension: 'access' },
    { id: 'q3', text: words('解答专业'), dimension: 'skill' },
  ],
  overall: 'q4',
  nps: 'q5',
  expectation: null,
  backgrounds: [
    {
      ...{ kind: 'single', id: 'q6', text: words('身份'), required: false, role: 'identity' },
      options: ['enterprise', 'university', 'public'].map((id) => ({ id, text: words(id) })),
    },
  ],
  texts: [],
}

/** Numbers that are the same in every run. */
export function dice(seed: number) {
  let mixed = seed + 1
  return (sides: number) => {
    mixed = (Math.imul(mixed, 1_103_515_245) + 12_345) & 0x7fffffff
    return Math.floor((mixed / 0x80000000) * sides)
  }
}

const TYPES = ['university', 'museum', 'industrial_park']
const DISTRICTS = ['110105', '110108', '110114']

/** Some points of very different sizes with their answers. */
export function randomSurvey(seed: number) {
  const roll = dice(seed)
  const points: PointFacts[] = Array.from({ length: 3 + roll(6) }, (_, at) => ({
    id: at + 1,
    type: TYPES[roll(3)],
    district: DISTRICTS[roll(3)],
    volume: roll(500),
  }))
  const sizes = [2, 4, 7, 12, 25, 35, 50]
  const readings = points.flatMap(({ id }) => Array.from({ length: sizes[roll(7)] }, () => randomReading(roll, id)))
  const alone = Array.from({ length: roll(8) }, () => randomReading(roll, null))
  return { points, readings: [...readings, ...alone] }
}

function randomReading(roll: (sides: number) => number, point: number | null): Reading {
  const level = () => (roll(12) === 0 ? undefined : ((5 - Math.min(roll(5), roll(5))) as Level))
  return {
    point,
    levels: { q1: level(), q2: level(), q3: level() },
    overall: level() ?? null,
    nps: roll(10) === 0 ? null : roll(11),
    expectation: null,
    chosen: roll(15) === 0 ? {} : { q6: [['enterprise', 'enterprise', 'university', 'public'][roll(4)]] },
  }
}

export type Equation = { coefficients: number[]; value: number }

/**
 * What somebody can compute who only knows equations: Gaussian elimination in plain floating point.
 *
 * @returns for each unknown its value, or null where the equations do not tell
 */
export function solve(equations: readonly Equation[], unknowns: number): (number | null)[] {
  const rows = equations.map(({ coefficients, value }) => [...coefficients, value])
  const pivots: number[] = []
  for (let column = 0; column < unknowns; column++) {
    const at = pivots.length
    const sizes = rows.slice(at).map((row) => Math.abs(row[column]))
    const best = at + sizes.indexOf(Math.max(...sizes))
    if (at >= rows.length || Math.abs(rows[best][column]) < 1e-7) continue
    const chosen = rows[best]
    rows[best] = rows[at]
    rows[at] = chosen.map((value) => value / chosen[column])
    for (const [other, row] of rows.entries()) {
      if (other !== at && row[column] !== 0)
        rows[other] = row.map((value, index) => value - row[column] * rows[at][index])
    }
    pivots.push(column)
  }
  const found: (number | null)[] = Array.from({ length: unknowns }, () => null)
  for (const [at, column] of pivots.entries()) {
    const others = rows[at].slice(0, unknowns).filter((value, index) => index !== column && Math.abs(value) > 1e-7)
    if (others.length === 0) found[column] = rows[at][unknowns]
  }
  return found
}

const PLACES = [
  ['云岫大学图书馆', 'university', '110108', 60, 900],
  ['永定大学', 'university', '110105', 52, 300],
  ['榆关大学', 'university', '110106', 48, 240],
  ['香山学院', 'university', '110114', 44, 180],
  ['通惠情报所', 'sci_tech_info', '110105', 45, 300],
  ['北新情报所', 'sci_tech_info', '110108', 41, 120],
  ['拒马情报所', 'sci_tech_info', '110106', 38, 90],
  ['西山博物馆', 'museum', '110108', 36, 150],
  ['温榆产业园服务站', 'industrial_park', '110114', 40, 80],
  ['清河产业园服务站', 'industrial_park', '110108', 39, 70],
  ['亦庄产业园服务站', 'industrial_park', '110105', 37, 60],
  ['凉水博物馆', 'museum', '110106', 37, 50],
  ['玉渊学院', 'university', '110108', 24, 45],
  ['潮白博物馆', 'museum', '110105', 15, 40],
  ['妫川服务站', 'industrial_park', '110108', 7, 20],
] as const

type Wave = {
  size?: (n: number) => number
  seed?: number
  state?: SurveyWave['state']
  notApplicable?: boolean
  name?: string
}

let waves = 0

/** A wave whose answers are in and cleaned: seven points of very different sizes, some answers about no point. */
export async function cleanedWave({ people }: Pick<World, 'people'>, more: Wave = {}) {
  const version = await standardVersion()
  const wave = await SurveyWave.create({
    number: `MYD-2026-${String(++waves).padStart(3, '0')}`,
    name: more.name ?? '2026 年度满意度调查',
    year: 2026,
    questionVersionId: version.id,
    opensOn: DateTime.fromISO('2026-10-08'),
    closesOn: DateTime.fromISO('2026-11-10'),
    isAnonymous: true,
    ...{ rate: 60, officeHoursOnly: true, remindersMost: 2, reminderGap: 7, sending: 'resting' },
    ...{ state: more.state ?? 'cleaned', version: 0, stateSince: DateTime.utc(), createdById: people.handler.id },
  })
  const roll = dice(more.seed ?? 5)
  const points = await makeRatedPoints(more.seed ?? 5)
  for (const [at, point] of points.entries()) {
    const n = more.size?.(PLACES[at][3]) ?? PLACES[at][3]
    await addLetters(wave, point.id, n + 20)
    await addAnswers(wave, n, roll, point.id, more.notApplicable ?? true)
  }
  await addAnswers(wave, more.size?.(8) ?? 8, roll, null, more.notApplicable ?? true)
  return { wave, points, version }
}

/** The same points in every wave of a test. */
async function makeRatedPoints(seed: number) {
  const points: Designation[] = []
  for (const [at, [name, hostType, district, , volume]] of PLACES.entries()) {
    const there = await Designation.query().where('name', name).orderBy('id').first()
    if (there) points.push(there)
    else {
      const serial = `MA01B${1000 + at}`
      const organization = await makeOrganization({ name, district, hostType, serial })
      points.push(await makeDesignation(organization))
      const tally = { measure: 'consultations', source: 'ledger', year: 2026, organization_id: organization.id }
      await db
        .table('tallies')
        .insert({ ...tally, district_code: district, value: volume + seed, counted_at: sqlTime() })
    }
  }
  return points
}

/** The standard questionnaire, as published. */
export async function standardVersion() {
  const set = await inTransaction((trx) => ensureStandardQuestionnaire(trx))
  return set.related('versions').query().where('state', 'published').orderBy('number', 'desc').firstOrFail()
}

async function addLetters({ id }: SurveyWave, designationId: number, n: number) {
  const rows = Array.from({ length: n }, (_, at) => ({
    ...{ wave_id: id, designation_id: designationId, email: `${designationId}-${at}@people.example`, locale: 'zh-CN' },
    ...{ source: 'workbook', state: 'sent', is_spent: false, letters: 1, tries: 1, created_at: sqlTime() },
  }))
  for (let at = 0; at < rows.length; at += 50) await db.table('survey_invitations').multiInsert(rows.slice(at, at + 50))
}

const TEXTS = ['开放时间希望延长到晚上。', '请联系张伟先生 13800138000。', '数据库更新慢，', '很好。']

async function addAnswers(
  { id, questionVersionId }: SurveyWave,
  n: number,
  roll: (sides: number) => number,
  designationId: number | null,
  notApplicable: boolean
) {
  const levelOf = () => (notApplicable && roll(15) === 0 ? 'na' : String(5 - Math.min(roll(5), roll(5))))
  const items = Object.fromEntries(Array.from({ length: 11 }, (_, at) => [`q${at + 1}`, levelOf]))
  const rows = Array.from({ length: n }, () => {
    const answers = {
      ...Object.fromEntries(Object.entries(items).map(([item, draw]) => [item, draw()])),
      q11: String(5 - Math.min(roll(5), roll(4))),
      q12: String(roll(11)),
      q13: ['above', 'as_expected', 'below'][roll(3)],
      q16: ['enterprise', 'enterprise', 'academia', 'public'][roll(4)],
      q19: roll(3) === 0 ? ['consultation', 'training'] : ['search'],
      q20: ['once', 'few', 'often'][roll(3)],
      q21: roll(6) === 0 ? TEXTS[roll(4)] : null,
      contact: null,
    }
    return {
      ...{ id: randomBytes(16).toString('hex'), receipt_hash: randomBytes(32).toString('hex') },
      ...{ wave_id: id, question_version_id: questionVersionId },
      ...{ channel: roll(5) === 0 ? 'open' : 'link', designation_id: designationId, released_on: '2026-11-05' },
      ...{ answers: JSON.stringify(answers), excluded_as: roll(25) === 0 ? 'hasty' : null, flags: '[]' },
    }
  })
  for (let at = 0; at < rows.length; at += 40) await db.table('survey_answers').multiInsert(rows.slice(at, at + 40))
}

/** Calculated, and as far as wanted. */
export async function waveIn(
  state: 'calculated' | 'reviewed' | 'published',
  world: Pick<World, 'people'>,
  more: Wave = {}
) {
  const made = await cleanedWave(world, more)
  const { wave } = made
  const { handler, leader } = world.people
  const result = await orderCalculation(wave, actor(handler), 'standard')
  await calculateResult(result.id)
  await wave.refresh()
  if (state !== 'calculated') await ruleOnResult('review', wave, actor(leader), { opinion: '同意。' })
  await wave.refresh()
  if (state === 'published') await publishResult(wave, actor(handler))
  await Promise.all([wave.refresh(), result.refresh()])
  return { ...made, result }
}

import { createHash } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { batchesById } from '#app/core/batches'
import { canonicalJson } from '#app/core/canonical_json'
import Designation from '#app/designations/designation'
import config from '#config/survey_results'
import type SurveyWave from '#app/surveys/survey_wave'
import SurveyAnswer from '#app/survey_answers/survey_answer'
import { readingOf, type Asked, type Reading } from './asked.js'
import type { PointFacts } from './calculation.js'
import type { Returns } from './rates.js'

/** The answers of a wave that count, always in the same order, a batch at a time. */
function answersOf(waveId: number) {
  return batchesById(SurveyAnswer.query().where('waveId', waveId).whereNull('excludedAs'), config.batch)
}

export type Read = { readings: Reading[]; hash: string }

/** All of them as the results read them, with the hash of what was read. */
export async function readAnswers(
  waveId: number,
  asked: Asked,
  each: (answers: SurveyAnswer[], readSoFar: number) => Promise<unknown> = async () => {}
): Promise<Read> {
  const readings: Reading[] = []
  const hash = createHash('sha256')
  for await (const answers of answersOf(waveId)) {
    for (const { id, answers: given, designationId } of answers) {
      hash.update(canonicalJson([id, designationId, given]))
      readings.push(readingOf(given, designationId, asked))
    }
    await each(answers, readings.length)
  }
  return { readings, hash: hash.digest('hex') }
}

type Point = PointFacts & { returns: Returns }

/** The points of a wave: those that letters were about and those that were rated. */
export async function pointsOf(wave: SurveyWave): Promise<Map<number | null, Point>> {
  const returns = await returnsByPoint(wave.id)
  const designations = await Designation.query()
    .whereIn('id', [...returns.keys()].filter((id) => id !== null) as number[])
    .orderBy('id')
  const volumes = await volumesOf(designations, wave.year)
  return new Map(
    designations.map(({ id, hostType, districtCode }) => [
      id,
      { id, type: hostType, district: districtCode, volume: volumes.get(id)!, returns: returns.get(id)! },
    ])
  )
}

/** Letters that left, and answers by the way they came; null: answers and letters about no point. */
export async function returnsByPoint(
  waveId: number,
  client: QueryClientContract = db.connection()
): Promise<Map<number | null, Returns>> {
  const found = new Map<number | null, Returns>()
  const of = (id: number | null) => {
    if (!found.has(id)) found.set(id, { sent: 0, returned: 0, valid: 0, open: 0, openValid: 0 })
    return found.get(id)!
  }
  const letters = await client
    .from('survey_invitations')
    .where({ wave_id: waveId })
    .where('letters', '>', 0)
    .groupBy('designation_id')
    .select('designation_id')
    .count('* as total')
  for (const { designation_id: id, total } of letters) of(id).sent = Number(total)
  const answers = await client
    .from('survey_answers')
    .where({ wave_id: waveId })
    .groupBy('designation_id', 'channel')
    .select('designation_id', 'channel')
    .count({ total: '*', excluded: 'excluded_as' })
  for (const { designation_id: id, channel, total, excluded } of answers) {
    const [all, valid] = channel === 'link' ? (['returned', 'valid'] as const) : (['open', 'openValid'] as const)
    of(id)[all] = Number(total)
    of(id)[valid] = Number(total) - Number(excluded)
  }
  return found
}

/** 年服务量, from the tallies. Titles of one institution share what it did evenly. */
async function volumesOf(designations: Designation[], year: number): Promise<Map<number, number>> {
  const rows = await db
    .from('tallies')
    .where({ year })
    .whereIn('measure', [...config.volumeMeasures])
    .whereIn(
      'organization_id',
      designations.map(({ organizationId }) => organizationId)
    )
    .groupBy('organization_id')
    .select('organization_id')
    .sum('value as served')
  const served = new Map(rows.map((row) => [row.organization_id, Number(row.served)]))
  const titlesOf = (organizationId: number) =>
    designations.filter((one) => one.organizationId === organizationId).length
  return new Map(
    designations.map(({ id, organizationId }) => [
      id,
      Math.round((served.get(organizationId) ?? 0) / titlesOf(organizationId)),
    ])
  )
}

export function totalOf(returns: Iterable<Returns>): Returns {
  const total: Returns = { sent: 0, returned: 0, valid: 0, open: 0, openValid: 0 }
  for (const one of returns) for (const key of Object.keys(total) as (keyof Returns)[]) total[key] += one[key]
  return total
}

import db from '@adonisjs/lucid/services/db'
import config from '#config/survey_results'
import Designation from '#app/designations/designation'
import type SurveyWave from '#app/surveys/survey_wave'
import { askedIn } from './asked.js'
import { ownIndices, ruleOf } from './figures.js'
import { halfWidth, sampleNeeded } from './intervals.js'
import { readAnswers, returnsByPoint, totalOf } from './wave_answers.js'

/** How far a running wave is, from the answers that were released: how many, how exact, how many more. */
export async function precisionOf(wave: SurveyWave) {
  const returns = await returnsByPoint(wave.id)
  const total = totalOf(returns.values())
  const n = total.valid + total.openValid
  const asked = askedIn(wave.questionVersion.content)
  const isEnough = n >= config.internalFrom
  const indices = isEnough
    ? ownIndices((await readAnswers(wave.id, asked)).readings, ruleOf(asked, config.defaultMap))
    : []
  const needed = sampleNeeded(config.aimedAt / 100, (await peopleAsked(wave.id)) || Infinity)
  return {
    ...{ n, needed, missing: Math.max(0, needed - n) },
    half: halfWidth(indices),
    /** Of a rate, in per cent, where it is the least certain. */
    rateHalf: n > 0 ? 100 * 1.96 * Math.sqrt(0.25 / n) : null,
    points: await pointsIn(returns),
  }
}

async function peopleAsked(waveId: number) {
  const [row] = await db.from('survey_invitations').where({ wave_id: waveId }).count('* as total')
  return Number(row.total)
}

async function pointsIn(returns: Awaited<ReturnType<typeof returnsByPoint>>) {
  const ids = [...returns.keys()].filter((id): id is number => id !== null)
  const designations = await Designation.query().whereIn('id', ids).orderBy('id')
  return designations
    .map((designation) => {
      const { sent, valid, openValid } = returns.get(designation.id)!
      const n = valid + openValid
      return { designation, sent, n, missing: Math.max(0, config.publishFrom - n) }
    })
    .sort((one, other) => one.n - other.n || one.designation.id - other.designation.id)
}

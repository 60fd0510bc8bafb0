import { askedIn } from './asked.js'
import { calculate } from './calculation.js'
import type SurveyResult from './survey_result.js'
import { pointsOf, readAnswers } from './wave_answers.js'

/** Counts a wave anew and compares what comes out with what was kept. */
export async function recount(result: SurveyResult) {
  await result.load('questionVersion')
  await result.load('wave')
  const asked = askedIn(result.questionVersion.content)
  const { readings, hash } = await readAnswers(result.waveId, asked)
  const points = await pointsOf(result.wave)
  const { hash: content } = calculate(readings, asked, result.levelMap, [...points.values()])
  const isSame = hash === result.rowsHash && content === result.contentHash
  return { isSame, rows: hash, content }
}

import { askedIn, type Asked } from './asked.js'
import { rowsSeenBy } from './result_lines.js'
import { wavesWithResults } from './result_waves.js'
import SurveyResult from './survey_result.js'
import type SurveyResultRow from './survey_result_row.js'
import { isComparable } from './trend.js'

/** What the public knows of the survey of a year: the lines that are published, and nothing else. */
export type PublishedWave = { result: SurveyResult; asked: Asked; lines: readonly SurveyResultRow[] }

/** The survey of a year with the most answers among those whose results are published. */
export async function publishedWave(year: number): Promise<PublishedWave | null> {
  const result = await SurveyResult.published()
    .whereIn('waveId', wavesWithResults(null).where('year', year).select('id'))
    .clearOrder()
    .orderBy('answersRead', 'desc')
    .orderBy('id', 'desc')
    .preload('wave')
    .preload('questionVersion')
    .first()
  if (!result) return null
  const asked = askedIn(result.questionVersion.content)
  return { result, asked, lines: await rowsSeenBy(result, null) }
}

/** That of the year before, where the same questions were asked and scored alike; else 口径变化. */
export async function comparableWave(year: number, now: PublishedWave | null) {
  const last = await publishedWave(year - 1)
  const isSame = !!now && !!last && isComparable(now.result, last.result)
  return { last: isSame ? last : null, hasChanged: !!now && !!last && !isSame }
}

export const cityOf = ({ lines }: PublishedWave) => lines.find(({ kind, figures }) => kind === 'city' && figures)

export const linesOf = ({ lines }: PublishedWave, kind: SurveyResultRow['kind']) =>
  lines.filter((line) => line.kind === kind && line.figures).sort((one, other) => (one.key < other.key ? -1 : 1))

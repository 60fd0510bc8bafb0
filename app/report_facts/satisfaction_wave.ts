import { askedIn, type Asked } from '#app/survey_results/asked'
import { rowsSeenBy } from '#app/survey_results/result_lines'
import { wavesWithResults } from '#app/survey_results/result_waves'
import SurveyResult from '#app/survey_results/survey_result'
import type SurveyResultRow from '#app/survey_results/survey_result_row'
import { isComparable } from '#app/survey_results/trend'
import SurveyWave from '#app/surveys/survey_wave'
import type { WhyMissing } from './fact.js'

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

/** Why the report says nothing of the survey; null when it can. */
export async function whyNoSurvey(year: number, wave: PublishedWave | null): Promise<WhyMissing | null> {
  if (wave) return cityOf(wave) ? null : 'too_few'
  const asked = await SurveyWave.query()
    .where('year', year)
    .whereNotIn('state', ['draft', 'approved', 'cancelled'])
    .first()
  return asked ? 'not_published' : 'not_recorded'
}

import type User from '#app/users/user'
import { intervalOf } from './result_lines.js'
import { shown, shownInterval, type Words } from './result_words.js'
import SurveyResult from './survey_result.js'
import SurveyResultRow from './survey_result_row.js'
import { isComparable } from './trend.js'

/** So many waves back. */
const WAVES = 8

/** The city's index in the waves that were published, up to this one. Whatever was measured otherwise is marked. */
export async function trendOf(result: SurveyResult, user: User | null, words: Pick<Words, 't'>) {
  const earlier = await SurveyResult.published()
    .where('id', '<', result.id)
    .whereNot('waveId', result.waveId)
    .preload('wave')
    .limit(WAVES)
  const results = [result, ...earlier].reverse()
  const rows = await SurveyResultRow.query()
    .whereIn(
      'resultId',
      results.map(({ id }) => id)
    )
    .where('kind', 'city')
    .withScopes((scopes) => scopes.visibleTo(user))
  return results.map((one) => {
    const row = rows.find(({ resultId }) => resultId === one.id)
    const comparable = isComparable(one, result)
    return {
      name: one.wave.name,
      year: one.wave.year,
      n: row?.figures?.n ?? null,
      value: row?.figures?.index ?? null,
      interval: row ? intervalOf(row) : null,
      text: shown(row?.figures?.index),
      intervalText: row ? shownInterval(intervalOf(row)) : null,
      comparable,
      note: comparable ? null : words.t('survey_results.changed_yardstick'),
    }
  })
}

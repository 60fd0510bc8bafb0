import type User from '#app/users/user'
import config from '#config/survey_results'
import type { Asked } from './asked.js'
import { rankBands } from './rank_bands.js'
import { nameOfLine, shown, shownInterval, shownRate, type Words } from './result_words.js'
import type SurveyResult from './survey_result.js'
import SurveyResultRow from './survey_result_row.js'

/** The lines of a result that somebody may see, in their order. */
export function rowsSeenBy(result: SurveyResult, user: User | null) {
  return SurveyResultRow.query()
    .where('resultId', result.id)
    .withScopes((scopes) => scopes.visibleTo(user))
    .preload('designation')
    .orderBy('id')
}

export type ShownLine = ReturnType<typeof lineOf>

/** A line as pages and files show it: texts with what belongs to them, never a number alone. */
export function lineOf(row: SurveyResultRow, asked: Asked, words: Words) {
  const { key, kind, n, figures, shownTo, reason } = row
  const interval = intervalOf(row)
  return {
    ...{ row, key, kind, interval },
    name: nameOfLine(key, kind === 'point' ? row.designation.name : null, asked, words),
    /** How many answered is told of points only where nothing else may be. */
    n: figures || kind === 'point' ? n : null,
    isShown: figures !== null,
    why: shownTo === 'public' || n === 0 ? null : words.t(`survey_results.reasons.${shownTo}.${reason}`),
    index: shown(figures?.index),
    intervalText: shownInterval(interval),
    dimensions: asked.dimensions.map(({ id }) => shown(figures?.dimensions[id]?.mean)),
    praise: shownRate(figures?.praise ?? null),
    topTwo: shownRate(figures?.topTwo ?? null),
    nps: shown(figures?.nps?.value, 1),
  }
}

/** The index with its interval, which ends where the scale does. */
export function intervalOf({ figures }: Pick<SurveyResultRow, 'figures'>) {
  if (!figures || figures.index === null || figures.half === null) return null
  return { low: Math.max(0, figures.index - figures.half), high: Math.min(100, figures.index + figures.half) }
}

/** 位次 of the published points, as the first and the last rank that each may have. */
export function bandsOf(rows: readonly SurveyResultRow[]) {
  const ranked = rows.filter(
    (row) => row.kind === 'point' && row.shownTo === 'public' && row.n >= config.publishFrom && intervalOf(row)
  )
  const bands = rankBands(ranked.map((row) => intervalOf(row)!))
  return new Map(ranked.map(({ id }, at) => [id, bands[at]]))
}

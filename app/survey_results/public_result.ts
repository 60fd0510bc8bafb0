import type SurveyWave from '#app/surveys/survey_wave'
import { roundHalfUp } from './levels.js'
import type { Rate } from './rates.js'
import type { ShownLine } from './result_lines.js'
import type { ResultFacts } from './result_view.js'

/** A published result for programs: the lines of the public page, named one by one. */
export function publicJson(facts: ResultFacts, wave: SurveyWave) {
  const { result, city, types, districts, points, crossings, backgrounds, indices } = facts
  return {
    number: wave.number,
    name: wave.name,
    year: wave.year,
    published_on: result.publishedOn!.toISODate(),
    question_version: result.questionVersionId,
    level_map: result.levelMap,
    city: city ? { ...lineData(city), ...indexData(indices) } : null,
    types: types.map(lineData),
    districts: districts.map(lineData),
    points: points.map(lineData),
    types_in_districts: crossings.map(lineData),
    respondents: backgrounds.map(({ id, text, lines }) => ({ question: id, text, groups: lines.map(lineData) })),
    items: facts.items.map(({ id, name, n, mean }) => ({ id, name, n, mean: roundHalfUp(mean) })),
  }
}

function indexData(indices: ResultFacts['indices']) {
  return Object.fromEntries(indices.flatMap(({ name, text }) => (text ? [[`index_${name}`, Number(text)]] : [])))
}

function lineData({ key, name, row, interval, n }: ShownLine) {
  const { figures } = row
  const rounded = (value: number | null | undefined) => (typeof value === 'number' ? roundHalfUp(value) : null)
  return {
    ...{ key, name, n },
    index: rounded(figures?.index),
    index_interval: interval && [rounded(interval.low), rounded(interval.high)],
    dimensions: Object.fromEntries(
      Object.entries(figures?.dimensions ?? {}).map(([id, { mean }]) => [id, rounded(mean)])
    ),
    /** 好差评口径 and 前两档口径 */
    rate_praise: rateData(figures?.praise),
    rate_top_two: rateData(figures?.topTwo),
    nps: rounded(figures?.nps?.value),
  }
}

function rateData(rate: Rate | null | undefined) {
  return rate
    ? { n: rate.n, value: roundHalfUp(rate.value), interval: [roundHalfUp(rate.low), roundHalfUp(rate.high)] }
    : null
}

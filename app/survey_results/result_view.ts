import type User from '#app/users/user'
import { askedIn, type Asked } from './asked.js'
import { LEVELS_DOWN, wordFor } from './levels.js'
import { answersPer100, returnRates } from './rates.js'
import { chartsOf } from './result_charts.js'
import { bandsOf, lineOf, rowsSeenBy, type ShownLine } from './result_lines.js'
import { trendOf } from './result_trend.js'
import { inLanguage, shown, type Words } from './result_words.js'
import type SurveyResult from './survey_result.js'

/** Everything that the page of a result shows to somebody; to nobody in particular it is what the public sees. */
export async function resultView(result: SurveyResult, user: User | null, words: Words) {
  const facts = await resultFacts(result, user, words)
  return { ...facts, charts: chartsOf(facts, words) }
}

export type ResultFacts = Awaited<ReturnType<typeof resultFacts>>

async function resultFacts(result: SurveyResult, user: User | null, words: Words) {
  const asked = askedIn(result.questionVersion.content)
  const rows = await rowsSeenBy(result, user)
  const bands = bandsOf(rows)
  const lines = rows.map((row) => {
    const band = bands.get(row.id)
    return {
      ...lineOf(row, asked, words),
      band: band && (band.best === band.worst ? `${band.best}` : `${band.best}–${band.worst}`),
    }
  })
  const of = (kind: string) => lines.filter((line) => line.kind === kind).sort(inOrder)
  const [city] = of('city')
  const isSeen = city?.isShown ?? false
  return {
    ...{ city, result, headline: headlineOf(result, user) },
    dimensionNames: asked.dimensions.map(({ name }) => inLanguage(words, name)),
    dimensions: dimensionsOf(asked, city, words),
    ...{ types: of('type'), districts: of('district'), points: of('point'), crossings: of('crossing') },
    backgrounds: backgroundsOf(asked, of('background'), words),
    items: isSeen ? itemsOf(result, asked, words) : [],
    expectation: isSeen ? expectationOf(result, asked, words) : null,
    indices: indicesOf(result, user),
    rates: result.returns && ratesOf(result.returns, result.city?.services ?? 0),
    trend: await trendOf(result, user, words),
  }
}

/** Points from the best; everything else by its code; what is hidden last. */
function inOrder(one: ShownLine, other: ShownLine) {
  if (one.isShown !== other.isShown) return one.isShown ? -1 : 1
  if (one.kind === 'point' && one.isShown)
    return other.row.figures!.index! - one.row.figures!.index! || one.row.id - other.row.id
  return one.key < other.key ? -1 : 1
}

function dimensionsOf({ dimensions }: Asked, city: ReturnType<typeof lineOf> | undefined, words: Words) {
  return dimensions.map(({ id, name, weight }) => {
    const figure = city?.row.figures?.dimensions[id]
    return {
      name: inLanguage(words, name),
      weight,
      value: figure?.mean ?? null,
      text: shown(figure?.mean),
      n: figure?.n ?? 0,
    }
  })
}

function backgroundsOf<Line extends { key: string }>({ backgrounds }: Asked, lines: Line[], words: Words) {
  return backgrounds
    .map(({ id, text }) => ({
      id,
      text: inLanguage(words, text),
      lines: lines.filter(({ key }) => key.startsWith(`background:${id}:`)),
    }))
    .filter((background) => background.lines.length > 0)
}

function itemsOf({ city }: SurveyResult, { items }: Asked, words: Words) {
  return (city?.items ?? []).map(({ id, n, mean, levels, importance }) => ({
    ...{ id, n, mean, importance },
    name: inLanguage(words, items.find((item) => item.id === id)!.text),
    text: shown(mean),
    importanceText: shown(importance),
    shares: LEVELS_DOWN.map((_level, at) => (levels[at] * 100) / n),
    counts: levels,
  }))
}

function expectationOf({ city }: SurveyResult, { expectation }: Asked, words: Words) {
  if (!expectation || !city?.expectation) return null
  const { n, counts } = city.expectation
  return {
    text: inLanguage(words, expectation.text),
    n,
    rows: expectation.options.map(({ id, text }) => ({
      name: inLanguage(words, text),
      count: counts[id],
      share: (counts[id] * 100) / n,
      text: `${shown((counts[id] * 100) / n, 1)}%`,
    })),
  }
}

/** 全市指数, as the city is known by it: weighted by services, with the plain mean beside it. */
function headlineOf(result: SurveyResult, user: User | null) {
  const [weighted, plain] = indicesOf(result, user)
  const word = wordFor(result.city?.indices.weighted ?? null, result.levelMap)
  return weighted.text === null ? null : { text: weighted.text, word, plain: plain.text }
}

/** 加权, 平均, 分层 of the city, where they may be seen. */
export function indicesOf({ city }: SurveyResult, user: User | null) {
  return (['weighted', 'plain', 'stratified'] as const).map((name) => {
    const isSeen = user?.isBureau || city?.publicIndices.includes(name)
    return { name, text: isSeen ? shown(city?.indices[name]) : null }
  })
}

function ratesOf(returns: NonNullable<SurveyResult['returns']>, services: number) {
  const { response, valid } = returnRates(returns)
  return {
    ...returns,
    response: shown(response, 1),
    validRate: shown(valid, 1),
    per100: shown(answersPer100(returns, services), 1),
  }
}

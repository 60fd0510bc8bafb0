import { intervalOf } from '#app/survey_results/result_lines'
import { cityOf, linesOf, type PublishedWave } from '#app/survey_results/published_wave'
import { LEVELS_DOWN, roundHalfUp } from '#app/survey_results/levels'
import type { Rate } from '#app/survey_results/rates'
import type SurveyResultRow from '#app/survey_results/survey_result_row'
import type { Measured } from './measured.js'
import { keyOf } from './report_words.js'

/** 身份: the groups of table 11. */
const identityOf = ({ asked }: PublishedWave) => asked.backgrounds.find(({ role }) => role === 'identity') ?? null

/** The groups of people that are published, in the order in which the question offers them. */
export function groupsOf(wave: PublishedWave) {
  const question = identityOf(wave)
  const lines = linesOf(wave, 'background')
  return (question?.options ?? []).flatMap(({ id, text }) => {
    const line = lines.find(({ key }) => key === `background:${question!.id}:${id}`)
    return line ? [{ id: keyOf(id), name: text.zh, line }] : []
  })
}

/** 各类型网点; answers about no point are a line of their own. */
export function typesOf(wave: PublishedWave) {
  return linesOf(wave, 'type').map((line) => ({ id: line.key.slice('type:'.length), line }))
}

type Figure = [of: string, value: number | null | undefined, records: number, decimals?: 0 | 1 | 2]

/** Every published figure of a wave, by its name in the facts of the chapter; made of what was frozen with the result. */
export function waveFigures(year: number, wave: PublishedWave | null): Measured[] {
  const city = wave && cityOf(wave)
  if (!wave || !city) return []
  const all = [
    ...lineFigures('city', city),
    ...groupsOf(wave).flatMap(({ id, line }) => lineFigures(`group.${id}`, line)),
    ...typesOf(wave).flatMap(({ id, line }) => lineFigures(`type.${id}`, line)),
    ...cityFigures(wave, city),
    ...itemFigures(wave),
  ]
  return all.map(([of, value, records, decimals = 2]) => {
    const rounded = value === null || value === undefined ? null : roundHalfUp(value, decimals)
    return { year, records, of, value: rounded, made: wave.result.contentHash }
  })
}

function lineFigures(of: string, line: SurveyResultRow): Figure[] {
  const { n, figures } = line
  const interval = intervalOf(line)
  return [
    [`${of}.n`, n, n],
    [`${of}.index`, figures!.index, n],
    [`${of}.low`, interval?.low, n],
    [`${of}.high`, interval?.high, n],
    ...Object.entries(figures!.dimensions).map(([id, mean]): Figure => [
      `${of}.dimension.${keyOf(id)}`,
      mean.mean,
      mean.n,
    ]),
  ]
}

function cityFigures(wave: PublishedWave, { n, figures }: SurveyResultRow): Figure[] {
  const { city } = wave.result
  const points = linesOf(wave, 'point').length
  const indices = (['weighted', 'plain'] as const).filter((name) => city?.publicIndices.includes(name))
  return [
    ...indices.map((name): Figure => [name, city!.indices[name], n]),
    ...rateFigures('praise', figures!.praise),
    ...rateFigures('top_two', figures!.topTwo),
    ['nps', figures!.nps?.value, figures!.nps?.n ?? 0],
    ['points', points, points],
    ...levelFigures('overall', figures!.levels),
  ]
}

function rateFigures(of: string, rate: Rate | null): Figure[] {
  if (!rate) return []
  return [
    [of, rate.value, rate.n],
    [`${of}.low`, rate.low, rate.n],
    [`${of}.high`, rate.high, rate.n],
  ]
}

/** 重要性 is told of a hundred, so that it is a number of points like its neighbour: r = 0.62 is 62. */
function itemFigures({ result }: PublishedWave): Figure[] {
  return (result.city?.items ?? []).flatMap(({ id, n, mean, importance, levels }): Figure[] => {
    const of = `item.${itemKey(id)}`
    return [
      [`${of}.score`, mean, n],
      [`${of}.importance`, importance === null ? null : importance * 100, n, 1],
      [`${of}.n`, n, n],
      ...levelFigures(of, levels),
    ]
  })
}

/** How many chose each level, ★5 first, and which share they are. */
function levelFigures(of: string, levels: readonly number[]): Figure[] {
  const n = levels.reduce((sum, count) => sum + count, 0)
  return LEVELS_DOWN.flatMap((level, at): Figure[] => [
    [`${of}.level${level}`, levels[at], levels[at]],
    [`${of}.share${level}`, n === 0 ? null : (levels[at] * 100) / n, n, 1],
  ])
}

/** A row of a matrix has a dot in its id. */
export const itemKey = (id: string) => keyOf(id).replace('.', '_')

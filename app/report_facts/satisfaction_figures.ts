import { intervalOf } from '#app/survey_results/result_lines'
import { cityOf, linesOf, type PublishedWave } from '#app/survey_results/published_wave'
import { LEVELS_DOWN, roundHalfUp } from '#app/survey_results/levels'
import type { Rate } from '#app/survey_results/rates'
import type { Measured } from './measured.js'
import { keyOf } from './report_words.js'

/** 身份: the groups of table 11. */
export const identityOf = ({ asked }: PublishedWave) =>
  asked.backgrounds.find(({ role }) => role === 'identity') ?? null

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

/** Every published figure of a wave, by its name in the facts of the chapter. */
export function waveFigures(year: number, wave: PublishedWave | null): Measured[] {
  const city = wave && cityOf(wave)
  if (!wave || !city) return []
  const { result } = wave
  const rows: Measured[] = []
  const put = (of: string, value: number | null | undefined, records = city.n, decimals = 2) =>
    rows.push({ year, records, of, value: (value ?? null) === null ? null : roundHalfUp(value!, decimals) })
  const putRate = (of: string, rate: Rate | null) => {
    put(of, rate?.value, rate?.n)
    put(`${of}.low`, rate?.low, rate?.n)
    put(`${of}.high`, rate?.high, rate?.n)
  }
  const putLine = (of: string, { n, figures, ...line }: typeof city) => {
    const interval = intervalOf({ figures, ...line })
    put(`${of}.n`, n, n)
    put(`${of}.index`, figures!.index, n)
    put(`${of}.low`, interval?.low, n)
    put(`${of}.high`, interval?.high, n)
    for (const [id, mean] of Object.entries(figures!.dimensions)) put(`${of}.dimension.${keyOf(id)}`, mean.mean, mean.n)
  }
  putLine('city', city)
  for (const { id, line } of groupsOf(wave)) putLine(`group.${id}`, line)
  for (const { id, line } of typesOf(wave)) putLine(`type.${id}`, line)
  for (const name of ['weighted', 'plain'] as const)
    if (result.city?.publicIndices.includes(name)) put(name, result.city.indices[name])
  putRate('praise', city.figures!.praise)
  putRate('top_two', city.figures!.topTwo)
  put('nps', city.figures!.nps?.value, city.figures!.nps?.n)
  put('points', linesOf(wave, 'point').length, linesOf(wave, 'point').length)
  return [...rows, ...itemFigures(year, wave), ...levelFigures(year, 'overall', city.figures!.levels)]
}

function itemFigures(year: number, { result }: PublishedWave): Measured[] {
  return (result.city?.items ?? []).flatMap(({ id, n, mean, importance, levels }) => {
    const of = `item.${itemKey(id)}`
    return [
      { year, records: n, of: `${of}.score`, value: roundHalfUp(mean) },
      /** Of a hundred, so that it is a number of points like its neighbour: r = 0.62 is 62. */
      {
        year,
        records: n,
        of: `${of}.importance`,
        value: importance === null ? null : roundHalfUp(importance * 100, 1),
      },
      { year, records: n, of: `${of}.n`, value: n },
      ...levelFigures(year, of, levels),
    ]
  })
}

/** How many chose each level, ★5 first, and which share they are. */
function levelFigures(year: number, of: string, levels: readonly number[]): Measured[] {
  const n = levels.reduce((sum, count) => sum + count, 0)
  return LEVELS_DOWN.flatMap((level, at) => [
    { year, records: levels[at], of: `${of}.level${level}`, value: levels[at] },
    { year, records: n, of: `${of}.share${level}`, value: n === 0 ? null : roundHalfUp((levels[at] * 100) / n, 1) },
  ])
}

/** A row of a matrix has a dot in its id. */
export const itemKey = (id: string) => keyOf(id).replace('.', '_')

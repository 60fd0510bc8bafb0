import { formatDay } from '#app/core/format'
import { LEVELS_DOWN, wordFor } from '#app/survey_results/levels'
import { comparableWave, publishedWave, type PublishedWave } from '#app/survey_results/published_wave'
import type { Cell, Gathered } from './chapter_content.js'
import { collected, measuredFacts, type Measured, type Put } from './measured.js'
import { keyOf, NOTHING, zh } from './report_words.js'
import { groupsOf, itemKey, typesOf, waveFigures } from './satisfaction_figures.js'
import { whyNoSurvey } from './satisfaction_wave.js'

export const SURVEY = '满意度调查结果'
export const GROUPS = '各群体满意度得分'
export const TYPES = '各类型网点满意度得分'
export const QUADRANTS = '重要性—满意度分析'

/** Fewer make no field of four. */
const LEAST_POINTS = 3

/** Numbers are in facts, names and days in lists; only published lines are read. */
export async function gatherSatisfaction(year: number): Promise<Gathered> {
  const wave = await publishedWave(year)
  const { last, hasChanged } = await comparableWave(year, wave)
  const why = await whyNoSurvey(year, wave)
  if (why || !wave) return { facts: [], lists: {}, sums: [], missing: [{ about: SURVEY, why: why ?? 'not_recorded' }] }
  const rows = [...waveFigures(year, wave), ...waveFigures(year - 1, last)]
  const told = toldOf(wave, waveFacts(year, wave, rows), hasChanged)
  return { ...told, sums: [], missing: missingIn(told) }
}

/** Makes facts of what is published of a wave. */
export function waveFacts(year: number, { result: { wave } }: PublishedWave, rows: readonly Measured[]) {
  const rowsPath = `/survey-results/${wave.id}`
  return measuredFacts({ year, rows, query: 'survey_results.published@1', unit: '分', rowsPath })
}

function toldOf(wave: PublishedWave, make: ReturnType<typeof waveFacts>, hasChanged: boolean) {
  const { facts, put } = collected('satisfaction', make, { decimals: 2, missing: 'too_few' })
  putCity(put)
  const lists = {
    wave: [waveCells(wave, hasChanged)],
    groups: groupRows(wave, put),
    dimensions: dimensionRows(wave, put),
    types: typesOf(wave).map(({ id }) => typeRow(id, put)),
    items: itemRows(wave, put),
    levels: levelRows(wave, put),
  }
  return { facts, lists }
}

/** What the rule of publication leaves out as a whole. */
function missingIn({ facts, lists }: Pick<Gathered, 'facts' | 'lists'>): Gathered['missing'] {
  const weighed = facts.filter(({ key, value }) => key.endsWith('.importance') && value !== null)
  const thin = [
    [GROUPS, lists.groups.length === 0],
    [TYPES, lists.types.length === 0],
    [QUADRANTS, weighed.length < LEAST_POINTS],
  ] as const
  return thin.flatMap(([about, isThin]) => (isThin ? [{ about, why: 'too_few' as const }] : []))
}

const COUNT = { unit: '份', decimals: 0 } as const

function putInterval(put: Put, of: string, label: string) {
  return [put(`${of}.low`, `${label}置信区间下限`), put(`${of}.high`, `${label}置信区间上限`)]
}

function putCity(put: Put) {
  put('answers', '有效问卷', { of: 'city.n', ...COUNT })
  put('index', '综合指数（全部有效样本）', { of: 'city.index' })
  put('index.low', '综合指数置信区间下限', { of: 'city.low' })
  put('index.high', '综合指数置信区间上限', { of: 'city.high' })
  put('weighted', '全市满意度指数（按年服务量加权）')
  put('plain', '全市满意度指数（网点简单平均）')
  for (const [key, label] of [
    ['praise', '满意率（好差评口径）'],
    ['top_two', '满意率（前两档口径）'],
  ]) {
    put(key, label, { unit: '%' })
    put(`${key}.low`, `${label}置信区间下限`, { unit: '%' })
    put(`${key}.high`, `${label}置信区间上限`, { unit: '%' })
  }
  put('nps', '净推荐值', { decimals: 1 })
  put('points', '得分达到公布标准的网点', { unit: '家', decimals: 0 })
}

/** Name, index, how many answered, and every dimension in its order. */
function groupRows(wave: PublishedWave, put: Put): Cell[][] {
  return groupsOf(wave).map(({ id, name, line: { figures } }) => {
    const of = `group.${id}`
    putInterval(put, of, `${name}：综合指数`)
    const dimensions = wave.asked.dimensions.map((dimension) => {
      const isKnown = figures!.dimensions[dimension.id] !== undefined
      return isKnown ? put(`${of}.dimension.${keyOf(dimension.id)}`, `${name}：${dimension.name.zh}得分`) : NOTHING
    })
    return [name, put(`${of}.index`, `${name}：综合指数`), put(`${of}.n`, `${name}：有效样本`, COUNT), ...dimensions]
  })
}

function waveCells({ result }: PublishedWave, hasChanged: boolean): Cell[] {
  const { wave, city, levelMap } = result
  const isShown = city?.publicIndices.includes('weighted') ?? false
  const word = isShown ? wordFor(city!.indices.weighted, levelMap) : null
  const days = [formatDay(wave.opensOn), formatDay(wave.closesOn)]
  return [...days, word ? zh(`survey_results.words.${word}`) : '', hasChanged ? 'changed' : '']
}

/** A dimension, of the whole city. */
function dimensionRows({ asked }: PublishedWave, put: Put): Cell[][] {
  return asked.dimensions.map(({ id, name }) => [
    name.zh,
    put(`dimension.${keyOf(id)}`, `${name.zh}得分`, { of: `city.dimension.${keyOf(id)}` }),
  ])
}

function typeRow(id: string, put: Put): Cell[] {
  const name = id === 'none' ? zh('survey_results.no_point') : zh(`host_types.${id}`)
  const of = `type.${id}`
  const index = put(`${of}.index`, `${name}：满意度得分`)
  return [name, index, put(`${of}.n`, `${name}：有效样本`, COUNT), ...putInterval(put, of, `${name}：得分`)]
}

function itemRows(wave: PublishedWave, put: Put): Cell[][] {
  return (wave.result.city?.items ?? []).map(({ id }) => {
    const name = itemName(wave, id)
    const of = `item.${itemKey(id)}`
    return [name, put(`${of}.score`, `${name}：得分`), put(`${of}.importance`, `${name}：重要性`, { decimals: 1 })]
  })
}

/** 五级分布: the question about everything first. */
function levelRows(wave: PublishedWave, put: Put): Cell[][] {
  const items = (wave.result.city?.items ?? []).map(({ id }) => [`item.${itemKey(id)}`, itemName(wave, id)])
  return [['overall', '总体满意度'], ...items].map(([of, name]) => [
    name,
    ...LEVELS_DOWN.map((level) =>
      put(`${of}.share${level}`, `${name}：${levelName(level)}占比`, { unit: '%', decimals: 1 })
    ),
  ])
}

export const itemName = ({ asked }: PublishedWave, id: string) => asked.items.find((item) => item.id === id)!.text.zh

export const levelName = (level: number) => zh(`survey_results.levels.${level}`)

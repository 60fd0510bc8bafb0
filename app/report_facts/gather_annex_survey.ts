import { formatDay } from '#app/core/format'
import { LEVELS_DOWN, roundHalfUp, scoreOf } from '#app/survey_results/levels'
import { answersPer100, returnRates } from '#app/survey_results/rates'
import { comparableWave, publishedWave, type PublishedWave } from '#app/survey_results/published_wave'
import config from '#config/survey_results'
import type { Cell, Gathered } from './chapter_content.js'
import { itemName, levelName, waveFacts } from './gather_satisfaction.js'
import { collected, type Measured, type Put } from './measured.js'
import { keyOf } from './report_words.js'
import { itemKey, waveFigures } from './satisfaction_figures.js'
import { whyNoSurvey } from './satisfaction_wave.js'

export const SAMPLE = '满意度调查问卷和样本'

const RULES = [
  ['publish_from', '单个网点公布得分的最低有效样本', config.publishFrom],
  ['internal_from', '单个网点得分供内部参考的最低有效样本', config.internalFrom],
  ['cell_from', '群体和交叉分组列示的最低有效样本', config.cellFrom],
] as const

/** How the survey of chapter six was asked, answered and counted; its scores are facts of that chapter. */
export async function gatherAnnexSurvey(year: number): Promise<Gathered> {
  const wave = await publishedWave(year)
  const { last } = await comparableWave(year, wave)
  const why = await whyNoSurvey(year, wave)
  if (why || !wave) return { facts: [], lists: {}, sums: [], missing: [{ about: SAMPLE, why: why ?? 'not_recorded' }] }
  const rows = [...annexFigures(year, wave), ...annexFigures(year - 1, last)]
  const { facts, put } = collected('annex_survey', waveFacts(year, wave, rows), { unit: '份', missing: 'not_recorded' })
  putRules(put)
  return {
    facts,
    lists: {
      survey: surveyRows(wave),
      sample: sampleRows(put),
      scale: LEVELS_DOWN.map((level) => [
        levelName(level),
        put(`scale.level${level}`, `${levelName(level)}赋分`, { unit: '分', query: 'config.survey_results@1' }),
      ]),
      dimensions: dimensionRows(wave, put),
      items: itemRows(wave, put),
    },
    sums: [{ total: 'satisfaction.answers', parts: VALID }, ...itemSums(wave)],
    missing: [],
  }
}

const VALID = ['annex_survey.valid', 'annex_survey.open_valid']

function annexFigures(year: number, wave: PublishedWave | null): Measured[] {
  if (!wave) return []
  const { city, levelMap } = wave.result
  const row = (of: string, value: number | null, records = 1) => ({ year, records, of, value })
  /** Kept with every result that was calculated. */
  const counts = wave.result.returns!
  const { response, valid } = returnRates(counts)
  const rate = (value: number | null) => (value === null ? null : roundHalfUp(value, 1))
  return [
    ...waveFigures(year, wave),
    ...[row('sent', counts.sent, counts.sent), row('returned', counts.returned, counts.returned)],
    ...[row('valid', counts.valid, counts.valid), row('open', counts.open, counts.open)],
    ...[row('open_valid', counts.openValid, counts.openValid), row('response_rate', rate(response), counts.sent)],
    row('valid_rate', rate(valid), counts.returned + counts.open),
    row('per_hundred', rate(answersPer100(counts, city?.services ?? 0)), city?.services ?? 0),
    ...RULES.map(([of, , value]) => row(of, value)),
    row('cap', config.capPercent),
    ...LEVELS_DOWN.map((level) => row(`scale.level${level}`, scoreOf(level, levelMap))),
    ...wave.asked.dimensions.map(({ id }) => row(`weight.${keyOf(id)}`, shareOf(id, wave))),
  ]
}

/** A dimension's share of all weights, in per cent. */
function shareOf(id: string, { asked: { dimensions } }: PublishedWave) {
  const all = dimensions.reduce((sum, { weight }) => sum + weight, 0)
  const { weight } = dimensions.find((one) => one.id === id)!
  return all === 0 ? null : roundHalfUp((weight * 100) / all, 1)
}

function putRules(put: Put) {
  const query = 'config.survey_results@1'
  for (const [key, label] of RULES) put(key, label, { query })
  put('cap', '单个网点占全市满意度指数权重的上限', { unit: '%', query })
}

/** What has a name or a day. */
function surveyRows({ result }: PublishedWave): Cell[][] {
  const { wave, questionVersion, publishedOn } = result
  return [
    ['调查名称', wave.name],
    ['批次编号', wave.number],
    ['调查时间', `${formatDay(wave.opensOn)}至${formatDay(wave.closesOn)}`],
    ['结果发布日期', formatDay(publishedOn)],
    ['问卷版本', `第${questionVersion.number}版`],
  ]
}

/** 发放与回收; open links have no letters, and so no rate of their own. */
function sampleRows(put: Put): Cell[][] {
  return [
    ['定向发放问卷（份）', put('sent', '定向发放问卷')],
    ['定向回收问卷（份）', put('returned', '定向回收问卷')],
    ['其中有效问卷（份）', put('valid', '定向回收有效问卷')],
    ['回收率（%）', put('response_rate', '定向问卷回收率', { unit: '%', decimals: 1 })],
    ['公开链接回收问卷（份）', put('open', '公开链接回收问卷')],
    ['其中有效问卷（份）', put('open_valid', '公开链接有效问卷')],
    ['有效率（%）', put('valid_rate', '问卷有效率', { unit: '%', decimals: 1 })],
    ['每百次服务的公开链接有效问卷（份）', put('per_hundred', '每百次服务的公开链接有效问卷', { decimals: 1 })],
  ]
}

/** 维度, its weight, its items. */
function dimensionRows(wave: PublishedWave, put: Put): Cell[][] {
  const { asked } = wave
  const isWhole = asked.dimensions.every(({ id }) => Number.isInteger(shareOf(id, wave)))
  const more = { unit: '%', decimals: isWhole ? 0 : 1, query: 'questions.version@1' } as const
  return asked.dimensions.map(({ id, name }) => [
    name.zh,
    put(`weight.${keyOf(id)}`, `${name.zh}权重`, more),
    asked.items
      .filter(({ dimension }) => dimension === id)
      .map(({ text }) => text.zh)
      .join('；'),
  ])
}

/** Each item with how many chose each level; its score is a fact of chapter six. */
function itemRows(wave: PublishedWave, put: Put): Cell[][] {
  return (wave.result.city?.items ?? []).map(({ id }) => {
    const [of, name] = [`item.${itemKey(id)}`, itemName(wave, id)]
    return [
      ...[name, put(`${of}.n`, `${name}：有效回答`)],
      ...LEVELS_DOWN.map((level) => put(`${of}.level${level}`, `${name}：${levelName(level)}`)),
      { fact: `satisfaction.${of}.score`, form: 'value' },
    ]
  })
}

function itemSums({ result }: PublishedWave) {
  return (result.city?.items ?? []).map(({ id }) => {
    const of = `annex_survey.item.${itemKey(id)}`
    return { total: `${of}.n`, parts: LEVELS_DOWN.map((level) => `${of}.level${level}`) }
  })
}

import { chineseNumber } from '#app/core/chinese_numbers'
import type { Cell, Gathered } from './chapter_content.js'
import { GROUPS, QUADRANTS, TYPES } from './gather_satisfaction.js'
import { knownFacts } from './known_facts.js'
import { compared, factIn, quoted, textIn, whyMissing } from './measured.js'

/** Why there is no survey to tell of; null when there is one. */
export function noSurveyWords(year: number, gathered: Gathered, about: string) {
  const why = whyMissing(gathered, about)
  if (why === 'not_published') return `${year}年度满意度调查已经开展，结果尚未发布。`
  if (why === 'too_few') return `${year}年度满意度调查的有效样本未达到公布标准，得分不予公布。`
  return why ? `系统中没有${year}年度满意度调查的记录。` : null
}

export function overallWords(year: number, gathered: Gathered) {
  const { isKnown } = knownFacts(gathered)
  const [from, until, word, changed] = gathered.lists.wave[0].map(textIn)
  const change = (key: string) => compared(gathered, `satisfaction.${key}`)
  const range = (key: string) =>
    isKnown(`satisfaction.${key}.low`) ? `（置信区间为{satisfaction.${key}.low}至{satisfaction.${key}.high}）` : ''
  const weighted = isKnown('satisfaction.weighted')
    ? `按年服务量加权的全市满意度指数为{satisfaction.weighted}${change('weighted')}${word ? `，处于“${word}”水平` : ''}` +
      `${isKnown('satisfaction.plain') ? '；各网点简单平均为{satisfaction.plain}' : ''}。`
    : '按年服务量加权的全市满意度指数因网点样本不足，不予公布。'
  return [
    `${year}年，市知识产权局组织开展知识产权信息公共服务满意度调查，调查时间为${from}至${until}，` +
      '共取得有效问卷{satisfaction.answers}。问卷、样本和计算方法见附件3，置信区间的置信水平为百分之九十五。',
    `${weighted}以全部有效样本计，综合指数为{satisfaction.index}${range('index')}${change('index')}。`,
    `满意率（好差评口径，非常满意、满意和基本满意所占比例）为{satisfaction.praise}${range('praise')}${change('praise')}；` +
      `满意率（前两档口径，非常满意和满意所占比例）为{satisfaction.top_two}${range('top_two')}${change('top_two')}。` +
      `${isKnown('satisfaction.nps') ? '净推荐值为{satisfaction.nps}。' : ''}`,
    ...comparisonWords(gathered, changed !== ''),
  ]
}

function comparisonWords(gathered: Gathered, hasChanged: boolean) {
  if (hasChanged) return ['本年度问卷或赋分方式与上年不同，口径变化，不作同比。']
  return compared(gathered, 'satisfaction.index') ? [] : ['上年没有已公布的调查结果，不作同比。']
}

type Scored = { name: string; key: string; value: number }

/** Rows of a name and its score, the best first. */
function scored(rows: readonly Cell[][], gathered: Gathered): Scored[] {
  const { value } = knownFacts(gathered)
  return rows
    .map(([name, cell]) => ({ name: textIn(name), key: factIn(cell), value: value(factIn(cell)) }))
    .filter((row): row is Scored => row.value !== null)
    .sort((one, other) => other.value - one.value)
}

export function dimensionWords(gathered: Gathered) {
  const all = scored(gathered.lists.dimensions, gathered)
  const [first, last] = [all[0], all.at(-1)]
  if (!first || !last) return '各维度没有可公布的得分。'
  const count = `调查从${chineseNumber(all.length)}个维度进行评价，得分见表11。`
  const charted = '总体满意度和各题目的五级评价分布见图6。'
  if (first.value === last.value) return `${count}各维度得分均为{${first.key}}。${groupWords(gathered)}${charted}`
  const named = `其中“${first.name}”得分最高，为{${first.key}}；“${last.name}”得分最低，为{${last.key}}。`
  return count + named + groupWords(gathered) + charted
}

function groupWords(gathered: Gathered) {
  if (whyMissing(gathered, GROUPS)) return '各群体的样本未达到公布标准，不作分群体比较。'
  return `${comparison(gathered.lists.groups, gathered, '群体')}样本未达到公布标准的群体不列示。`
}

export function typeWords(gathered: Gathered) {
  if (whyMissing(gathered, TYPES)) return '各类型网点的样本未达到公布标准，得分不予公布。'
  const points = knownFacts(gathered).isAny('satisfaction.points')
    ? '有效样本达到公布标准、公布得分的网点有{satisfaction.points}，其他网点样本不足，得分不予公布。'
    : '单个网点的有效样本均未达到公布标准，不公布单个网点得分。'
  const types = comparison(gathered.lists.types, gathered, '类型网点')
  return `各类型网点的满意度得分、有效样本和置信区间见表12。${types}${points}`
}

/** Who is above whom is said only where the intervals do not touch; nobody is ranked. */
function comparison(rows: readonly Cell[][], gathered: Gathered, what: string) {
  const ranked = scored(rows, gathered)
  const [first, last] = [ranked[0], ranked.at(-1)]
  if (!first || !last || ranked.length < 2) return ''
  const { value } = knownFacts(gathered)
  const low = value(first.key.replace(/index$/, 'low'))
  const high = value(last.key.replace(/index$/, 'high'))
  if (low === null || high === null || low <= high) return `各${what}得分的置信区间相互重叠，不作高低比较。`
  return `“${first.name}”得分{${first.key}}，高于“${last.name}”的{${last.key}}，置信区间不重叠。`
}

/** More important than the mean and less liked than the mean: what is to be done first. */
export function quadrantWords(gathered: Gathered) {
  if (whyMissing(gathered, QUADRANTS)) return '可用于分析的题目样本不足，不作重要性与满意度对照分析，图7无数据。'
  const { value } = knownFacts(gathered)
  const items = gathered.lists.items.flatMap(([name, score, importance]) => {
    const [y, x] = [value(factIn(score)), value(factIn(importance))]
    return x === null || y === null ? [] : [{ name: textIn(name), x, y }]
  })
  const mean = (of: 'x' | 'y') => items.reduce((sum, item) => sum + item[of], 0) / items.length
  const [x, y] = [mean('x'), mean('y')]
  const urgent = items.filter((item) => item.x >= x && item.y < y).map(({ name }) => name)
  const lead = '图7以各题目得分与总体满意度的相关程度表示重要性，以题目得分表示满意度，以各题目平均值为界。'
  if (urgent.length === 0) return `${lead}没有重要性高于平均而满意度低于平均的题目。`
  return `${lead}${quoted(urgent)}的重要性高于平均而满意度低于平均，列为优先改进事项。`
}

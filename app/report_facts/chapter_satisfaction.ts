import type { Cell, ChapterBlock, ChapterDefinition, Gathered } from './chapter_content.js'
import { gatherSatisfaction, QUADRANTS, SURVEY } from './gather_satisfaction.js'
import { knownFacts, numberCell } from './known_facts.js'
import { factIn, textIn, whyMissing } from './measured.js'
import { rowsOr, zh } from './report_words.js'
import { dimensionWords, noSurveyWords, overallWords, quadrantWords, typeWords } from './satisfaction_words.js'

export const satisfaction: ChapterDefinition = {
  key: 'satisfaction',
  title: '满意度调查',
  gather: gatherSatisfaction,
  write(year, gathered) {
    const none = noSurveyWords(year, gathered, SURVEY)
    const overall = none ? [`${none}表11、表12和图6、图7无数据。`] : overallWords(year, gathered)
    /** A part of its own, as long as there is something to tell in it. */
    const part = (key: string, title: string, words: (of: Gathered) => string) =>
      none ? [] : [heading(title), passage(key, words(gathered))]
    return [
      heading('调查总体情况'),
      ...overall.map((text, at) => passage(`overall${at + 1}`, text)),
      ...part('dimensions', '各维度和各群体得分', dimensionWords),
      dimensionTable(gathered),
      levelChart(gathered),
      ...part('types', '各类型网点得分', typeWords),
      typeTable(gathered),
      ...part('quadrants', '重要性与满意度', quadrantWords),
      quadrantChart(gathered),
    ]
  },
}

const heading = (text: string): ChapterBlock => ({ kind: 'heading', level: 2, text })

const passage = (key: string, text: string): ChapterBlock => ({ kind: 'passage', key: `satisfaction.${key}`, text })

const UNKNOWN = '无可公布的数据'

function dimensionTable({ lists }: Gathered): ChapterBlock {
  const { groups = [], dimensions = [] } = lists
  const columns = ['指标维度', '全市', ...groups.map(([name]) => textIn(name))]
  const rows: Cell[][] = dimensions.map(([name, cell], at) => [name, cell, ...groups.map((group) => group[at + 3])])
  const totals: Cell[][] = [
    ['综合指数', numberCell('satisfaction.index'), ...groups.map(([, index]) => index)],
    ['有效样本（份）', numberCell('satisfaction.answers'), ...groups.map(([, , n]) => n)],
  ]
  return {
    ...{ kind: 'table', number: 11, key: 'satisfaction.dimensions', caption: '满意度指标得分（单位：分）' },
    ...{ columns, widths: [3, ...columns.slice(1).map(() => 2)] },
    rows: rowsOr(rows.length > 0 ? [...rows, ...totals] : [], columns, UNKNOWN),
  }
}

function typeTable({ lists }: Gathered): ChapterBlock {
  const rows = lists.types ?? []
  const city = [
    '全市',
    ...['index', 'answers', 'index.low', 'index.high'].map((key) => numberCell(`satisfaction.${key}`)),
  ]
  const columns = ['网点类型', '满意度得分（分）', '有效样本（份）', '置信区间下限', '置信区间上限']
  return {
    ...{ kind: 'table', number: 12, key: 'satisfaction.types', caption: '各类型网点满意度得分和有效样本' },
    ...{ columns, widths: [3, 2, 2, 2, 2], rows: rowsOr(rows.length > 0 ? [...rows, city] : [], columns, UNKNOWN) },
  }
}

function levelChart(gathered: Gathered): ChapterBlock {
  const { isKnown } = knownFacts(gathered)
  const rows = (gathered.lists.levels ?? [])
    .map(([name, ...cells]) => ({ name: textIn(name), facts: cells.map(factIn) }))
    .filter(({ facts }) => facts.every(isKnown))
  const levels = [5, 4, 3, 2, 1].map((level) => zh(`survey_results.levels.${level}`))
  return {
    ...{ kind: 'chart', number: 6, key: 'satisfaction.levels', caption: '总体满意度和各题目五级评价分布' },
    chart: { kind: 'levels', rows, levels },
  }
}

/** Nobody is drawn whose importance is not known. */
function quadrantChart(gathered: Gathered): ChapterBlock {
  const { isKnown } = knownFacts(gathered)
  const points = (whyMissing(gathered, QUADRANTS) ? [] : (gathered.lists.items ?? []))
    .map(([name, score, importance]) => ({ name: textIn(name), x: factIn(importance), y: factIn(score) }))
    .filter(({ x, y }) => isKnown(x) && isKnown(y))
  return {
    ...{ kind: 'chart', number: 7, key: 'satisfaction.quadrants', caption: '重要性—满意度四象限' },
    chart: { kind: 'quadrants', x: '重要性', y: '满意度得分', points },
  }
}

import type { Cell, ChapterBlock, ChapterDefinition, Gathered } from './chapter_content.js'
import { evaluationWords, excellentWords, noResultWords, rateWords } from './evaluation_words.js'
import { gatherEvaluation } from './gather_evaluation.js'
import { knownFacts, numberCell } from './known_facts.js'
import { factIn, textIn } from './measured.js'
import { rowsOr } from './report_words.js'

export const evaluation: ChapterDefinition = {
  key: 'evaluation',
  title: '效能评估',
  gather: gatherEvaluation,
  write(year, gathered) {
    const none = noResultWords(year, gathered)
    const part = (key: string, title: string, words: (of: Gathered) => string) =>
      none ? [] : [heading(title), passage(key, words(gathered))]
    return [
      heading('评估总体情况'),
      passage('overall', none ? `${none}表13、表14和图8无数据。` : evaluationWords(year, gathered)),
      gradeTable(gathered),
      ...part('rates', '指标得分情况', rateWords),
      rateTable(gathered),
      rateChart(year, gathered),
      ...part('excellent', '优秀等次网点', excellentWords),
      ...excellentTable(gathered),
    ]
  },
}

const heading = (text: string): ChapterBlock => ({ kind: 'heading', level: 2, text })

const passage = (key: string, text: string): ChapterBlock => ({ kind: 'passage', key: `evaluation.${key}`, text })

const UNKNOWN = '无可公布的数据'

/** With those who take part and are not graded below the grades. */
function gradeTable(gathered: Gathered): ChapterBlock {
  const { lists } = gathered
  const { changeCell } = knownFacts(gathered)
  const columns = ['评估等次', '网点数（家）', '占定等网点比例（%）', '同比']
  const rows = (lists.grades ?? []).map(([name, count, share]): Cell[] => [
    name,
    count,
    share,
    changeCell(factIn(count)),
  ])
  const line = (name: string, key: string): Cell[] => [name, numberCell(key), '', changeCell(key)]
  const others = [
    line('参评不定等', 'evaluation.part.no_grade'),
    line('以国家评估结果为参考', 'evaluation.part.reference'),
    line('参评合计', 'evaluation.points'),
  ]
  return {
    ...{ kind: 'table', number: 13, key: 'evaluation.grades', caption: '效能评估等次分布' },
    ...{ columns, widths: [4, 2, 3, 3], rows: rowsOr(rows.length > 0 ? [...rows, ...others] : [], columns, UNKNOWN) },
  }
}

function rateTable(gathered: Gathered): ChapterBlock {
  const { lists } = gathered
  const { changeCell } = knownFacts(gathered)
  const columns = ['一级指标', '平均得分率（%）', '同比']
  const rows = (lists.rates ?? []).map(([name, rate]): Cell[] => [name, rate, changeCell(factIn(rate))])
  return {
    ...{ kind: 'table', number: 14, key: 'evaluation.rates', caption: '一级指标平均得分率' },
    ...{ columns, widths: [4, 3, 3], rows: rowsOr(rows, columns, UNKNOWN) },
  }
}

function rateChart(year: number, { lists }: Gathered): ChapterBlock {
  const rows = lists.rates ?? []
  const shapes = rows.length > 0 ? [{ name: `${year}年`, facts: rows.map(([, rate]) => factIn(rate)) }] : []
  return {
    ...{ kind: 'chart', number: 8, key: 'evaluation.rates_chart', caption: '一级指标平均得分率雷达图' },
    chart: { kind: 'radar', axes: rows.map(([name]) => textIn(name)), maximum: 100, shapes },
  }
}

function excellentTable({ lists }: Gathered): ChapterBlock[] {
  const rows = lists.excellent ?? []
  if (rows.length === 0) return []
  const columns = ['单位名称', '所属区', '单位类型']
  return [{ kind: 'table', key: 'evaluation.excellent', caption: '优秀等次网点名单', columns, widths: [5, 2, 3], rows }]
}

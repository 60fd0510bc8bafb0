import type { ChapterBlock, ChapterDefinition, Gathered } from './chapter_content.js'
import { gatherMeasures, OUTCOMES } from './gather_measures.js'
import { knownFacts } from './known_facts.js'
import { compared } from './measured.js'
import { listed, rowsOr } from './report_words.js'

export const measures: ChapterDefinition = {
  key: 'measures',
  title: '下一年度举措',
  gather: gatherMeasures,
  write: (year, gathered) => [
    heading('上一年度举措完成情况'),
    passage('last', lastWords(year, gathered)),
    ...lastTable(gathered),
    heading('下一年度任务'),
    passage('tasks', taskWords(year, gathered)),
    taskTable(gathered),
  ],
}

const heading = (text: string): ChapterBlock => ({ kind: 'heading', level: 2, text })

const passage = (key: string, text: string): ChapterBlock => ({ kind: 'passage', key: `measures.${key}`, text })

function lastWords(year: number, gathered: Gathered) {
  const { isAny } = knownFacts(gathered)
  if (!isAny('measures.last')) return `系统中没有针对${year - 1}年度问题确定的改进举措。`
  const outcomes = Object.entries(OUTCOMES)
    .filter(([name]) => isAny(`measures.last.${name}`))
    .map(([name, { label }]) => `${label}{measures.last.${name}}`)
  return `针对${year - 1}年度问题确定的改进举措共{measures.last}，其中${listed(outcomes)}，逐项情况如下。`
}

function lastTable({ lists }: Gathered): ChapterBlock[] {
  if (lists.last.length === 0) return []
  const columns = ['举措', '牵头单位', '完成期限', '完成情况', '完成日期', '佐证或者原因']
  const caption = '上一年度改进举措完成情况'
  return [{ kind: 'table', key: 'measures.last', caption, columns, widths: [6, 2, 3, 2, 3, 5], rows: lists.last }]
}

function taskWords(year: number, gathered: Gathered) {
  const { isAny } = knownFacts(gathered)
  const waiting = isAny('measures.proposed') ? '另有{measures.proposed}举措待审定，未列入表18。' : ''
  if (!isAny('measures.total')) return `针对${year}年度问题，尚没有经审定的改进举措，表18无内容。${waiting}`
  const change = compared(gathered, 'measures.total')
  return `针对${year}年度发现的问题，经审定确定改进举措{measures.total}${change}，任务清单见表18。${waiting}`
}

function taskTable({ lists }: Gathered): ChapterBlock {
  const columns = ['任务', '问题类别', '举措数（项）', '牵头单位', '配合单位', '完成期限', '衡量标准']
  return {
    ...{ kind: 'table', number: 18, key: 'measures.tasks', caption: '任务清单', columns },
    ...{ widths: [6, 3, 2, 3, 3, 3, 5], rows: rowsOr(lists.tasks, columns, '没有经审定的改进举措') },
  }
}

import { bookWords, columnWords, promotionWords, selectionWords } from './case_words.js'
import type { Cell, ChapterBlock, ChapterDefinition, Gathered } from './chapter_content.js'
import { gatherCases } from './gather_cases.js'
import { knownFacts, numberCell } from './known_facts.js'
import { factIn, textIn } from './measured.js'
import { rowsOr } from './report_words.js'

export const cases: ChapterDefinition = {
  key: 'cases',
  title: '典型案例与宣传',
  gather: gatherCases,
  write: (year, gathered) => [
    heading('典型案例征集遴选'),
    passage('selection', selectionWords(year, gathered)),
    caseTable(gathered),
    heading('案例专栏'),
    passage('column', columnWords(gathered)),
    ...quotations(gathered),
    heading('宣传推广'),
    ...bookWords(gathered).map((text) => passage('book', text)),
    passage('promotion', promotionWords(year, gathered)),
    ...promotionTable(gathered),
  ],
}

const heading = (text: string): ChapterBlock => ({ kind: 'heading', level: 2, text })

const passage = (key: string, text: string): ChapterBlock => ({ kind: 'passage', key: `cases.${key}`, text })

function caseTable({ lists }: Gathered): ChapterBlock {
  const columns = ['案例编号', '案例名称', '申报单位', '所属区', '案例类别']
  return {
    ...{ kind: 'table', number: 15, key: 'cases.selected', caption: '入选典型案例', columns },
    ...{ widths: [3, 6, 4, 2, 3], rows: rowsOr(lists.selected ?? [], columns, '无已公布的入选案例') },
  }
}

/** As the yearly book prints them: whatever numbers they tell are their own. */
function quotations({ lists }: Gathered): ChapterBlock[] {
  return (lists.quotations ?? []).flatMap(([title, text, source], at): ChapterBlock[] => [
    { kind: 'heading', level: 3, text: textIn(title) },
    { kind: 'quotation', key: `cases.quotation${at + 1}`, text: textIn(text), source: textIn(source) },
  ])
}

function promotionTable(gathered: Gathered): ChapterBlock[] {
  const { lists } = gathered
  const { changeCell, isKnown } = knownFacts(gathered)
  if (!isKnown('cases.promotion')) return []
  const line = (name: string, cell: Cell): Cell[] => [name, cell, changeCell(factIn(cell))]
  const rows = lists.media.map(([name, cell]) => line(textIn(name), cell))
  const total = line('合计', numberCell('cases.promotion'))
  return [
    {
      ...{
        kind: 'table',
        key: 'cases.promotion',
        caption: '宣传推广情况',
        columns: ['宣传方式', '数量（条）', '同比'],
      },
      ...{ widths: [3, 2, 3], rows: [...rows, total] },
    },
  ]
}

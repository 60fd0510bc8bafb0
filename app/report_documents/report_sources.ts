import { formatDay } from '#app/core/format'
import type { Fact, Period } from '#app/report_facts/fact'
import { spoken } from '#app/report_facts/spoken'
import type { PrintedTable } from './printed_table.js'
import type { ReportContent, ReportPart } from './report_content.js'
import type { PrintedPart } from './report_outline.js'
import { reportWords } from './report_words.js'

export const SOURCES_MARK = 'annexsources'

/** 附件 数据来源: where every number of the report comes from, chapter by chapter. */
export function sourcesPart({ chapters }: ReportContent): PrintedPart {
  const { title, introduction } = reportWords.sources
  return {
    ...{ mark: SOURCES_MARK, annex: null, title },
    blocks: [
      { kind: 'paragraph', parts: [{ text: introduction }] },
      ...chapters.filter(({ gathered }) => gathered.facts.length > 0).map(sourcesOf),
    ],
  }
}

/** On wide sheets, a line each; the house's own pages with the rows are named in the workbook. */
function sourcesOf({ key, title, gathered: { facts } }: ReportPart): PrintedTable {
  return {
    ...{ kind: 'table', mark: `sources_${key}`, caption: title, landscape: true },
    ...{ columns: reportWords.sources.columns, widths: [62, 28, 42, 54, 13, 26] },
    aligned: ['left', 'right', 'center', 'left', 'right', 'center'],
    rows: facts.map(sourceOf),
  }
}

const sourceOf = (fact: Fact) => [
  { text: fact.label },
  { text: fact.missing ? `—（${reportWords.why[fact.missing]}）` : spoken(fact), fact },
  { text: periodInWords(fact.period) },
  { text: fact.query },
  { text: fact.rowsCount.toLocaleString('en-US') },
  { text: fact.rowsHash.slice(0, 8) },
]

/** As short as it can be said. */
export function periodInWords({ from, until }: Period) {
  const [year, month] = from.split('-')
  if (from === `${year}-01-01` && until === `${year}-12-31`) return `${year}年`
  if (from === `${year}-${month}-01` && until === lastDayOf(year, month)) return `${year}年${Number(month)}月`
  return from === until ? formatDay(from) : `${formatDay(from)}至${formatDay(until)}`
}

function lastDayOf(year: string, month: string) {
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return `${year}-${month}-${days}`
}

import workReports from '#config/work_reports'
import { frozenWorkbook, type Measured, type Table } from '#app/core/tables_workbook'
import { changeOf, type Fact } from '#app/report_facts/fact'
import type { PrintedCell, PrintedTable } from './printed_table.js'
import { shownReport, type ReportContent } from './report_content.js'
import { printedReport } from './report_outline.js'
import { SOURCES_MARK } from './report_sources.js'
import { reportWords } from './report_words.js'

/** 附表: each table of the report on a sheet of its own with real numbers, and a sheet of all facts. */
export function reportWorkbook(report: ReportContent): Promise<Buffer> {
  const day = report.issuedOn ?? `${report.year + 1}-${workReports.freezeOn}`
  return frozenWorkbook([...tablesOf(report), factsTable(report)], day)
}

function tablesOf(report: ReportContent): Table[] {
  const parts = printedReport(report).filter(({ mark }) => mark !== SOURCES_MARK)
  return parts.flatMap(({ annex, mark, blocks }) =>
    blocks
      .filter((block): block is PrintedTable => block.kind === 'table')
      .map((table, at) => ({
        name: table.number === undefined ? `${annex ?? mark}-${at + 1}` : `表${table.number}`,
        ...{ title: table.caption, headers: table.columns, rows: table.rows.map((row) => row.map(cellOf)) },
      }))
  )
}

function cellOf({ text, fact, form }: PrintedCell): string | Measured {
  if (!fact) return text
  if (form === 'change') return measured(changeOf(fact), changeFormat(fact)) ?? text
  return measured(fact.value, numberFormat(fact, form === 'value' ? '' : fact.unit)) ?? text
}

const measured = (number: number | null, format: string): Measured | null =>
  number === null ? null : { number, format }

const numberFormat = ({ decimals }: Fact, unit: string) =>
  `#,##0${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}${unit ? `"${unit}"` : ''}`

function changeFormat({ unit }: Fact) {
  const shown = `0.0"${unit === '%' ? '个百分点' : '%'}"`
  return `+${shown};-${shown};${shown}`
}

function factsTable(report: ReportContent): Table {
  const { chapters, isPublic } = shownReport(report)
  return {
    name: reportWords.workbook.facts,
    title: reportWords.workbook.facts,
    headers: isPublic ? reportWords.factColumns : [...reportWords.factColumns, reportWords.rowsPath],
    rows: chapters.flatMap(({ title, gathered }) =>
      gathered.facts.map((fact) => [...factRow(title, fact), ...(isPublic ? [] : [fact.rowsPath])])
    ),
  }
}

function factRow(chapter: string, fact: Fact) {
  const { key, label, value, unit, previous, period, query, rowsCount, rowsHash } = fact
  return [
    ...[key, label, chapter, measured(value, numberFormat(fact, ''))],
    ...[unit, measured(previous, numberFormat(fact, '')), measured(changeOf(fact), changeFormat(fact))],
    ...[period.from, period.until, query, rowsCount, rowsHash],
  ]
}

import { districts, type DistrictCode } from '#app/organizations/districts'
import type { ReportChart } from '#app/report_facts/chapter_content'
import type { Fact } from '#app/report_facts/fact'
import { spoken } from '#app/report_facts/spoken'
import type { PrintedCell } from './printed_table.js'
import { factIn } from './report_content.js'
import { reportWords } from './report_words.js'

/** The figures of a chart as a table: what it says to those who do not see it. */
export type ChartFigures = { columns: readonly string[]; rows: readonly (readonly PrintedCell[])[] }

type Facts = ReadonlyMap<string, Fact>

const { category, name, value } = reportWords.figures

export function chartFigures(chart: ReportChart, facts: Facts): ChartFigures {
  const cell = (key: string): PrintedCell => {
    const fact = factIn(facts, key)
    return { text: spoken(fact), fact }
  }
  const line = (text: string, ...keys: string[]) => [{ text }, ...keys.map(cell)]
  switch (chart.kind) {
    case 'columns':
    case 'course':
      return {
        columns: [category, ...chart.series.map((one) => one.name)],
        rows: chart.categories.map((text, at) => line(text, ...chart.series.map((one) => one.facts[at]))),
      }
    case 'shares':
      return { columns: [name, value], rows: chart.parts.map((part) => line(part.name, part.fact)) }
    case 'levels':
      return { columns: [name, ...chart.levels], rows: chart.rows.map((row) => line(row.name, ...row.facts)) }
    case 'quadrants':
      return {
        columns: [name, chart.x, chart.y],
        rows: chart.points.map((point) => line(point.name, point.x, point.y)),
      }
    case 'radar':
      return {
        columns: [name, ...chart.shapes.map((shape) => shape.name)],
        rows: chart.axes.map((text, at) => line(text, ...chart.shapes.map((shape) => shape.facts[at]))),
      }
    case 'map':
      return {
        columns: [name, value],
        rows: chart.districts.map(({ code, fact }) => line(districts[code as DistrictCode].zh, fact)),
      }
  }
}

/** The same as a text. */
export function figuresInWords({ columns, rows }: ChartFigures) {
  const [, ...names] = columns
  const said = ([first, ...cells]: readonly PrintedCell[]) =>
    `${first.text}${cells.map(({ text }, at) => (names.length > 1 ? `${names[at]}${text}` : text)).join('、')}`
  return rows.map(said).join('；')
}

import type ExcelJS from 'exceljs'
import type { CellRef } from '#app/indicators/formulas'
import { type FigureKey, figureKeysOf, marksOf, numbersOf } from './figure_keys.js'
import { cellOn, letterOf, OfficeSheet, type OfficeCell } from './office_sheet.js'
import type { CycleFacts, PointLine } from './cycle_workbook.js'
import { hostTypeName, SHEETS } from './workbook_words.js'

/** Where the formulas of one point find what they read. */
export type LineRefs = {
  figures: Record<string, CellRef>
  bonus: Record<string, string>
  deductions: string
  greatestDeduction: string
  vetoes: string
}

const BEFORE = ['序号', '评估编号', '单位名称', '单位类型']

/** 数据 of a cycle: a row for each point, columns for each figure. */
export class CycleFigures {
  #office: OfficeSheet
  #keys: FigureKey[]

  constructor(
    workbook: ExcelJS.Workbook,
    private facts: CycleFacts
  ) {
    this.#keys = figureKeysOf(facts.content)
    const headers = this.#keys.flatMap((key) => headersOf(key, facts.seats))
    const bonus = facts.content.bonus.items.map(({ name }) => `加分项 ${name.zh}（次）`)
    const after = [...bonus, '扣分合计', '最大单项扣分', '一票否决（项）']
    this.#office = new OfficeSheet(workbook, {
      ...{ name: SHEETS.figures, title: `${facts.title}数据`, headers: [...BEFORE, ...headers, ...after] },
      ...{ note: '空单元格：该项数据未知，按规则不得分。专家不具名。', tab: 'FF4C8BB8' },
      widths: [6, 15, 28, 14, ...headers.map(() => 11), ...after.map(() => 11)],
    })
    this.#office.sheet.getRow(3).height = 62
    this.#office.sheet.views = [{ state: 'frozen', ySplit: 3, xSplit: 3, showGridLines: false }]
  }

  add({ number, name, hostType, outcome }: PointLine): LineRefs {
    const row = this.#office.sheet.rowCount + 1
    const cells: OfficeCell[] = [row - 3, number, name, hostTypeName(hostType)]
    const place = (...values: OfficeCell[]) => {
      const first = cells.push(...values) - values.length + 1
      return values.map((_, at) => cellOn(SHEETS.figures, first + at, row))
    }
    const figures = Object.fromEntries(this.#keys.map((key) => [key.key, this.#placed(key, outcome.figures, place)]))
    const { bonus, deductions, vetoes } = outcome.extras
    const given = deductions.map(({ points }) => points)
    const refs = {
      figures,
      bonus: Object.fromEntries(this.facts.content.bonus.items.map(({ id }) => [id, place(bonus[id] ?? 0)[0]])),
      deductions: place(sumOf(given))[0],
      greatestDeduction: place(Math.max(0, ...given))[0],
      vetoes: place(vetoes.length)[0],
    }
    this.#office.add(cells)
    return refs
  }

  #placed(
    { key, kind }: FigureKey,
    figures: PointLine['outcome']['figures'],
    place: (...values: OfficeCell[]) => string[]
  ): CellRef {
    if (kind === 'experts') {
      const marks = marksOf(figures[key])
      if (marks.length > this.facts.seats) throw new RangeError(`${key} has more marks than there are seats`)
      const [first, ...others] = place(...Array.from({ length: this.facts.seats }, (_, at) => marks[at] ?? null))
      return `${first}:${others.at(-1)!.slice(others.at(-1)!.indexOf('!') + 1)}`
    }
    const [value, whole] = numbersOf(figures[key])
    if (kind === 'number') return place(value)[0]
    const [part, all] = place(value, whole)
    return { part, whole: all }
  }

  close() {
    const columns = this.#office.frame.headers.length
    this.#office.sheet.autoFilter = `A3:${letterOf(columns)}${this.#office.sheet.rowCount}`
    return this.#office.protect()
  }
}

function headersOf({ indicator, name, kind }: FigureKey, seats: number): string[] {
  const own = `${indicator.code} ${name}`
  if (kind === 'experts') return Array.from({ length: seats }, (_, at) => `${own} 专家${at + 1}`)
  return kind === 'share' ? [`${own}（分子）`, `${own}（分母）`] : [own]
}

/** In hundredths, so that no binary fraction stands in a cell. */
const sumOf = (points: readonly number[]) => points.reduce((sum, one) => sum + Math.round(one * 100), 0) / 100

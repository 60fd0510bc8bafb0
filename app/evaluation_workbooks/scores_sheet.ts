import type ExcelJS from 'exceljs'
import { toldFigure } from '#app/evaluation_scoring/told_figure'
import { formulaOf, gradeFormulaOf, totalFormulaOf } from '#app/indicators/formulas'
import { type Indicator, type IndicatorGroup, measuresOf } from '#app/indicators/indicator_content'
import { criteriaOf } from '#app/indicators/rule_words'
import { LEAST_EXPERTS } from '#app/indicators/rules'
import { evidenceNumbers } from '#app/evaluation_results/self_sheet'
import { cellOn, type Formula, OfficeSheet, POINTS } from './office_sheet.js'
import { marksOf, meanOfMarks } from './figure_keys.js'
import type { Places, PointFacts } from './point_workbook.js'
import { excellentCells } from './rules_sheet.js'
import { AGREES, DIFFERS, gradeNames, SHEETS, zh } from './workbook_words.js'

const HEADERS = [
  ...['序号', '一级指标', '二级指标', '分值', '评分标准', '数据', '自评得分', '自评说明', '佐证编号'],
  ...['专家均分', '最终得分', '系统得分', '差额'],
]
const [SCORE, SYSTEM] = [11, 12]
const FORMATS = { 4: POINTS, 7: POINTS, 10: '0.0', 11: POINTS, 12: POINTS, 13: POINTS }

/** A line to be checked: what it is called, and its row. */
export type CheckedLine = { label: string; row: number; system: number | string }

/** 得分: sheet 5 of the office with formulas in the column of the scores. */
export class ScoresSheet {
  #office: OfficeSheet
  #serial = 0
  readonly lines: CheckedLine[] = []

  constructor(
    workbook: ExcelJS.Workbook,
    private facts: PointFacts
  ) {
    const note = `填报单位：${facts.name}            最终得分由公式计算，系统得分为系统记录的数。`
    this.#office = new OfficeSheet(workbook, {
      ...{ name: SHEETS.scores, title: `${facts.title}得分表`, note, headers: HEADERS, tab: 'FFC0504D' },
      widths: [6, 14, 18, 8, 44, 30, 9, 26, 10, 9, 10, 10, 9],
    })
  }

  get finalCell() {
    return cellOn(SHEETS.scores, SCORE, this.#rowOf('总分'))
  }

  #rowOf(label: string) {
    return this.lines.find((line) => line.label === label)!.row
  }

  async fill(places: Places) {
    const ranges = this.facts.content.groups.map((group) => this.#addGroup(group, places))
    this.#addTotals(ranges.filter((range) => range !== null).join(','), places)
    await this.#office.protect()
  }

  #addGroup(group: IndicatorGroup, places: Places) {
    const { outcome } = this.facts
    if (group.indicators.length === 0) return null
    const rows = group.indicators.map((indicator) => this.#addIndicator(group, indicator, places))
    const range = `K${rows[0]}:K${rows.at(-1)}`
    const sum = group.indicators.reduce((all, { id }) => all + outcome.lines[id].hundredths, 0)
    this.#addSum(`${group.code} 小计`, `ROUND(SUM(${range}),2)`, sum / 100, 'group')
    return range
  }

  #addIndicator(group: IndicatorGroup, indicator: Indicator, { refs, rules, meanOf }: Places) {
    const { variant, outcome, filed } = this.facts
    const answer = filed.answers[indicator.id]
    const system = outcome.lines[indicator.id].hundredths / 100
    const parameters = rules.parametersFor(variant, indicator)
    return this.#add(`${indicator.code} ${indicator.name.zh}`, system, [
      ...[++this.#serial, group.name.zh, `${indicator.code} ${indicator.name.zh}`],
      { formula: rules.cellOf(variant, `${indicator.id}/weight`), result: indicator.points[variant] ?? 0 },
      ...[criteriaOf(indicator, zh(), variant).join('\n'), this.#figuresOf(indicator)],
      ...[typeof answer?.score === 'number' ? answer.score / 100 : null, answer?.statement ?? null],
      evidenceNumbers(indicator, filed) || null,
      this.#expertMean(indicator, meanOf),
      { formula: formulaOf(indicator, variant, refs, parameters), result: system },
    ])
  }

  /** Of the first figure that experts mark. */
  #expertMean({ parts }: Indicator, meanOf: Places['meanOf']): Formula | null {
    const rule = parts.map((part) => part.rule).find(({ kind }) => kind === 'expert')
    if (rule?.kind !== 'expert') return null
    const range = meanOf(rule.figure)
    const marks = marksOf(this.facts.outcome.figures[rule.figure])
    return {
      formula: `IF(COUNT(${range})>=${LEAST_EXPERTS},ROUND(ROUND(AVERAGE(${range}),10),1),"")`,
      result: marks.length >= LEAST_EXPERTS ? meanOfMarks(marks) : '',
    }
  }

  #figuresOf({ parts }: Indicator) {
    return parts
      .filter(({ rule }) => rule.kind !== 'expert')
      .flatMap(({ rule }) =>
        measuresOf(rule).map((one) => toldFigure(rule, one, this.facts.outcome.figures[one.figure] ?? null, zh()))
      )
      .map(({ of, text }) => `${of}：${text}`)
      .join('\n')
  }

  #addTotals(ranges: string, places: Places) {
    const { content, variant, outcome } = this.facts
    const names = gradeNames()
    const parameters = places.rules.parametersFor(variant)
    const base = this.#addSum('基础分', `ROUND(SUM(${ranges}),2)`, outcome.base / 100)
    const [bonus, bonusMost] = [this.#addBonus(places), parameters.of(content.bonus.most, 'bonus.most')]
    const added = this.#addSum('加分', `ROUND(ROUND(MIN(${bonusMost},N(${bonus})),10),2)`, outcome.bonus / 100)
    const { sum, rows } = this.#addDeductions()
    const most = parameters.of(content.deductions.most, 'deductions.most')
    this.#addSum('扣分', `ROUND(ROUND(MIN(${most},N(${sum})),10),2)`, outcome.deduction / 100)
    const vetoes = this.#addVetoes()
    const cells = { scores: `K${base}`, bonus: `K${added}`, deductions: sum }
    const final = this.#addSum('总分', totalFormulaOf(content, cells, parameters), outcome.final / 100)
    const scores = excellentCells(content, (id) => `K${this.#rowOfIndicator(id)}`)
    const greatestDeduction = rows ? `MAX(${rows})` : '0'
    const grade = gradeFormulaOf(content, { final: `K${final}`, vetoes, greatestDeduction, scores }, names, parameters)
    this.#addSum('等次（按总分与条件）', grade, names[outcome.systemGrade])
  }

  #rowOfIndicator(id: string) {
    const indicator = this.facts.content.groups.flatMap(({ indicators }) => indicators).find((one) => one.id === id)!
    return this.#rowOf(`${indicator.code} ${indicator.name.zh}`)
  }

  /** @returns the cell of what all bonuses are together, before the most */
  #addBonus({ rules }: Places) {
    const { content, variant, outcome } = this.facts
    const rows = content.bonus.items.map(({ id, name, points }) => {
      const times = outcome.extras.bonus[id] ?? 0
      const cell = rules.cellOf(variant, `/bonus.${id}`)
      const row = this.#office.sheet.rowCount + 1
      const weight = { formula: cell, result: points }
      const given = { formula: `D${row}*F${row}`, result: Math.round(points * times * 100) / 100 }
      return this.#fact('加分项', name.zh, { weight, times, given })
    })
    return rows.length > 0 ? `SUM(K${rows[0]}:K${rows.at(-1)})` : '0'
  }

  #addDeductions() {
    const { content, outcome } = this.facts
    const named = new Map(content.deductions.items.map(({ id, name }) => [id, name.zh]))
    const rows = outcome.extras.deductions.map(({ item, points }) =>
      this.#fact('扣分项', named.get(item) ?? item, { given: points })
    )
    const range = rows.length > 0 ? `K${rows[0]}:K${rows.at(-1)}` : null
    return { sum: range ? `SUM(${range})` : '0', rows: range }
  }

  /** @returns the expression of how many there are */
  #addVetoes() {
    const { content, outcome } = this.facts
    const named = new Map(content.vetoes.map(({ id, name }) => [id, name.zh]))
    const rows = outcome.extras.vetoes.map((id) => this.#fact('一票否决', named.get(id) ?? id, { times: 1 }))
    return rows.length > 0 ? `SUM(F${rows[0]}:F${rows.at(-1)})` : '0'
  }

  #fact(kind: string, name: string, of: { weight?: Formula; times?: number; given?: Formula | number }) {
    const { weight = null, times = null, given = null } = of
    const cells = [null, kind, name, weight, null, times, null, null, null, null, given, null, null]
    return this.#office.add(cells, { formats: FORMATS })
  }

  #addSum(label: string, formula: string, system: number | string, tone: 'group' | 'total' = 'total') {
    const empty = Array.from({ length: SCORE - 4 }, () => null)
    return this.#add(label, system, [null, null, label, ...empty, { formula, result: system }], tone)
  }

  #add(label: string, system: number | string, cells: Parameters<OfficeSheet['add']>[0], tone?: 'group' | 'total') {
    const row = this.#office.sheet.rowCount + 1
    const difference =
      typeof system === 'number'
        ? { formula: `ROUND(K${row}-L${row},2)`, result: 0 }
        : { formula: `IF(K${row}=L${row},"${AGREES}","${DIFFERS}")`, result: AGREES }
    this.#office.add([...cells, system, difference], { tone, formats: FORMATS })
    this.lines.push({ label, row, system })
    return row
  }
}

export const SCORE_COLUMNS = { SCORE, SYSTEM }

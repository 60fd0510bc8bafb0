import type ExcelJS from 'exceljs'
import { gradeWords } from '#app/evaluation_results/result_words'
import { formulaOf, gradeFormulaOf, totalFormulaOf } from '#app/indicators/formulas'
import { indicatorsOf } from '#app/indicators/indicator_content'
import type { CycleFacts, PointLine } from './cycle_workbook.js'
import type { LineRefs } from './cycle_figures.js'
import { letterOf, OfficeSheet, POINTS } from './office_sheet.js'
import { excellentCells, type RulesSheet } from './rules_sheet.js'
import { AGREES, DIFFERS, districtName, gradeNames, hostTypeName, SHEETS, zh } from './workbook_words.js'

const BEFORE = ['序号', '单位名称', '所属区', '单位类型']
const AFTER = [
  '基础分',
  '加分',
  '扣分',
  '总分',
  '参与排名',
  '排名',
  '等次（公式）',
  '系统总分',
  '差额',
  '核对',
  '系统等次',
  '核定等次',
  '备注',
]
const FIRST_ROW = 4
const RANKED = '是'

/** 汇总 of a cycle: everything about a point in one row, worked out by formulas. */
export class CycleSummary {
  #office: OfficeSheet
  #points: { row: number; final: number; isRanked: boolean }[] = []
  /** Of the first column behind the indicators. */
  #after: number

  constructor(
    workbook: ExcelJS.Workbook,
    private facts: CycleFacts
  ) {
    const headers = indicatorsOf(facts.content).map(({ code, name }) => `${code} ${name.zh}`)
    this.#after = BEFORE.length + headers.length + 1
    this.#office = new OfficeSheet(workbook, {
      ...{ name: SHEETS.summary, title: `${facts.title}得分汇总表`, tab: 'FFC0504D' },
      note: '得分、总分、排名和等次由公式按“规则”和“数据”计算；系统总分为系统记录的数。',
      headers: [...BEFORE, ...headers, ...AFTER],
      widths: [6, 28, 11, 14, ...headers.map(() => 9), 9, 8, 8, 9, 7, 7, 10, 10, 8, 9, 9, 14, 24],
    })
    this.#office.sheet.getRow(3).height = 62
    this.#office.sheet.views = [{ state: 'frozen', ySplit: 3, xSplit: 2, showGridLines: false }]
  }

  get count() {
    return this.#points.length
  }

  /** The cells that say whether a point agrees. */
  get verdicts() {
    const column = letterOf(this.#after + AFTER.indexOf('核对'))
    return `${SHEETS.summary}!$${column}$${FIRST_ROW}:$${column}$${this.#office.sheet.rowCount}`
  }

  add(point: PointLine, refs: LineRefs, rules: RulesSheet) {
    const { content } = this.facts
    const { outcome, part, variant } = point
    const isRanked = part === 'rated' && outcome.extras.vetoes.length === 0
    const row = this.#office.sheet.rowCount + 1
    const column = (header: string) => `${letterOf(this.#after + AFTER.indexOf(header))}${row}`
    const indicators = indicatorsOf(content)
    const score = new Map(indicators.map(({ id }, at) => [id, `${letterOf(BEFORE.length + 1 + at)}${row}`]))
    const scores = indicators.map((indicator) => ({
      formula: formulaOf(indicator, variant, refs.figures, rules.parametersFor(variant, indicator)),
      result: outcome.lines[indicator.id].hundredths / 100,
    }))
    const shared = rules.parametersFor(variant)
    const bonus = content.bonus.items.map(({ id }) => `${refs.bonus[id]}*${rules.cellOf(variant, `/bonus.${id}`)}`)
    const capped = (most: string, sum: string) => `ROUND(ROUND(MIN(${most},N(${sum})),10),2)`
    const names = gradeNames()
    const cells = { scores: column('基础分'), bonus: column('加分'), deductions: refs.deductions }
    const range = `${letterOf(BEFORE.length + 1)}${row}:${letterOf(this.#after - 1)}${row}`
    const grade = {
      ...{ final: column('总分'), vetoes: refs.vetoes, greatestDeduction: refs.greatestDeduction },
      scores: excellentCells(content, (id) => score.get(id)!),
    }
    const same = `AND(${column('差额')}=0,${column('等次（公式）')}=${column('系统等次')})`
    this.#office.add(
      [
        ...[row - FIRST_ROW + 1, point.name, districtName(point.district), hostTypeName(point.hostType), ...scores],
        { formula: `ROUND(SUM(${range}),2)`, result: outcome.base / 100 },
        {
          formula: capped(shared.of(content.bonus.most, 'bonus.most'), bonus.join('+') || '0'),
          result: outcome.bonus / 100,
        },
        {
          formula: capped(shared.of(content.deductions.most, 'deductions.most'), refs.deductions),
          result: outcome.deduction / 100,
        },
        { formula: totalFormulaOf(content, cells, shared), result: outcome.final / 100 },
        ...[isRanked ? RANKED : '否', null],
        { formula: gradeFormulaOf(content, grade, names, shared), result: names[outcome.systemGrade] },
        outcome.final / 100,
        { formula: `ROUND(${column('总分')}-${column('系统总分')},2)`, result: 0 },
        { formula: `IF(${same},"${AGREES}","${DIFFERS}")`, result: AGREES },
        ...[names[outcome.systemGrade], gradeWords(outcome.grade, part, zh()), point.remark || null],
      ],
      { formats: this.#formats() }
    )
    this.#points.push({ row, final: outcome.final, isRanked })
  }

  #formats() {
    const rank = this.#after + AFTER.indexOf('排名')
    const columns = Array.from(
      { length: this.#after + AFTER.length - BEFORE.length },
      (_, at) => BEFORE.length + 1 + at
    )
    return Object.fromEntries(columns.filter((column) => column !== rank).map((column) => [column, POINTS]))
  }

  /** Ranks are written when the last point is known. Who has no grade, or a veto, takes nobody's rank (§3). */
  close() {
    const { sheet } = this.#office
    const [final, ranked, rank] = ['总分', '参与排名', '排名'].map((header) => this.#after + AFTER.indexOf(header))
    const all = (column: number) => `$${letterOf(column)}$${FIRST_ROW}:$${letterOf(column)}$${sheet.rowCount}`
    const others = this.#points.filter(({ isRanked }) => isRanked)
    for (const { row, final: own } of others)
      sheet.getCell(row, rank).value = {
        formula: `1+SUMPRODUCT((${all(ranked)}="${RANKED}")*(${all(final)}>${letterOf(final)}${row}))`,
        result: 1 + others.filter((other) => other.final > own).length,
      }
    sheet.autoFilter = `A3:${letterOf(this.#after + AFTER.length - 1)}${sheet.rowCount}`
    const verdicts = letterOf(this.#after + AFTER.indexOf('核对'))
    this.#office.showAgreement(`${verdicts}${FIRST_ROW}:${verdicts}${sheet.rowCount}`)
    return this.#office.protect()
  }
}

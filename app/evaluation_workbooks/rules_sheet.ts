import type ExcelJS from 'exceljs'
import { inCells, mostFormulaOf, type Parameters } from '#app/indicators/formulas'
import { type Indicator, type IndicatorContent, indicatorsOf } from '#app/indicators/indicator_content'
import { criteriaOf } from '#app/indicators/rule_words'
import { mostOf } from '#app/indicators/rules'
import { cellOn, letterOf, OfficeSheet, type OfficeCell } from './office_sheet.js'
import { parametersOf, type RuleParameter, totalParameters } from './rule_parameters.js'
import { gradeNames, SHEETS, zh } from './workbook_words.js'

/** 代码, 指标, 规则, 参数; behind them the values. */
const FIRST_VALUE = 5

/** 规则: what each rule says, and its numbers as cells that the formulas read. */
export class RulesSheet {
  #rows = new Map<string, number>()
  #office: OfficeSheet

  /** @param variants those of which points are in the workbook */
  constructor(
    workbook: ExcelJS.Workbook,
    private content: IndicatorContent,
    private variants: readonly string[],
    title: string
  ) {
    const names = variants.map((id) => content.variants.find((variant) => variant.id === id)?.name.zh ?? id)
    const values = variants.length > 1 ? names.map((name) => `参数值（${name}）`) : ['参数值']
    this.#office = new OfficeSheet(workbook, {
      ...{ name: SHEETS.rules, title, headers: ['代码', '指标', '评分规则', '参数', ...values, '改动'] },
      ...{ widths: [8, 20, 54, 34, ...values.map(() => 13), 16], tab: 'FFE0B84C' },
      note: '黄色单元格可以改动，改动后得分、等次和核对结果随之重新计算；最右一列显示原值。',
    })
  }

  fill() {
    for (const group of this.content.groups) {
      this.#office.add([group.code, group.name.zh, null, null, ...this.variants.map(() => null), null], {
        tone: 'group',
      })
      for (const indicator of group.indicators) this.#addIndicator(indicator)
    }
    this.#office.add([null, '总分与等次', null, null, ...this.variants.map(() => null), null], { tone: 'group' })
    for (const one of totalParameters(this.content, gradeNames())) this.#addParameter('', one, [null, null, null])
    return this.#office.protect()
  }

  #addIndicator(indicator: Indicator) {
    const words = criteriaOf(indicator, zh(), this.variants.length === 1 ? this.variants[0] : undefined).join('\n')
    for (const [at, one] of parametersOf(indicator, this.variants).entries())
      this.#addParameter(indicator.id, one, at === 0 ? [indicator.code, indicator.name.zh, words] : [null, null, null])
    const mosts = this.variants.map((variant) => ({
      formula: mostFormulaOf(indicator, this.parametersFor(variant, indicator)),
      result: mostOf(indicator).toHundredths() / 100,
    }))
    this.#rows.set(`${indicator.id}/most`, this.#office.add([null, null, null, '各项规则满分合计', ...mosts, null]))
  }

  /** What all variants share is written once; the others follow it. */
  #addParameter(of: string, { place, label, values, isShared }: RuleParameter, before: OfficeCell[]) {
    const row = this.#office.sheet.rowCount + 1
    const columns = this.variants.map((_, at) => FIRST_VALUE + at)
    const cells = columns.map((_, at) =>
      isShared && at > 0 ? { formula: `$${letterOf(FIRST_VALUE)}${row}`, result: values[0] } : (values[at] ?? values[0])
    )
    const own = isShared ? columns.slice(0, 1) : columns
    const same = own.map((column, at) => `${letterOf(column)}${row}=${values[at]}`).join(',')
    const changed = { formula: `IF(AND(${same}),"","原值 ${values.join(' / ')}")`, result: '' }
    this.#rows.set(`${of}/${place}`, this.#office.add([...before, label, ...cells, changed], { open: own }))
  }

  /** Where formulas find the numbers. @param indicator without one those of total and grade */
  parametersFor(variant: string, indicator?: Pick<Indicator, 'id'>): Parameters {
    return inCells((place) => this.cellOf(variant, `${indicator?.id ?? ''}/${place}`))
  }

  cellOf(variant: string, key: string): string {
    const row = this.#rows.get(key)
    if (row === undefined) throw new RangeError(`No parameter ${key}`)
    return cellOn(SHEETS.rules, FIRST_VALUE + this.variants.indexOf(variant), row)
  }

  /** How many parameters say something else than the version. */
  get changedFormula(): string {
    const column = letterOf(FIRST_VALUE + this.variants.length)
    return `COUNTIF(${SHEETS.rules}!$${column}$4:$${column}$${this.#office.sheet.rowCount},"原值*")`
  }
}

/** The ids of the indicators that `excellent` asks for, with the cells of their scores. */
export function excellentCells(content: IndicatorContent, cellOf: (indicator: string) => string) {
  const known = new Set(indicatorsOf(content).map(({ id }) => id))
  return Object.fromEntries(
    content.grading.excellent.indicators.map(({ indicator }) => [
      indicator,
      known.has(indicator) ? cellOf(indicator) : '0',
    ])
  )
}

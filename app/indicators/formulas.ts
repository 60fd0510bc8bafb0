import type {
  Band,
  BandsRule,
  Grade,
  Indicator,
  IndicatorContent,
  LinearRule,
  Occurrence,
  Rule,
} from './indicator_content.js'
import { LEAST_EXPERTS, mostOf } from './rules.js'

/** Where a workbook keeps a figure: its cell, two cells of a share, the range of experts' scores. */
export type CellRef = string | { part: string; whole: string }
export type CellRefs = Readonly<Record<string, CellRef>>

/**
 * The formula that gives the score of an indicator in a spreadsheet, without `=`; the same number as `scoreOf`. An empty
 * cell is a figure that is not known.
 *
 * Spreadsheets count in binary fractions, so what is a tie may stand a hair below it. Ten decimals bring it back; what
 * is no tie stays farther away as long as wholes and lengths of lines stay below 10 000.
 */
export function formulaOf(indicator: Indicator, variant: string, refs: CellRefs): string {
  const most = mostOf(indicator).toHundredths() / 100
  const weight = indicator.points[variant] ?? 0
  if (most === 0) return '0'
  const sum = indicator.parts.map(({ rule }) => formulaOfRule(rule, variant, refs)).join('+')
  return rounded(weight === most ? sum : `(${sum})*${weight}/${most}`, 2)
}

const rounded = (expression: string, decimals: number) => `ROUND(ROUND(${expression},10),${decimals})`
/** Such a product of decimals is one itself. */
const decimal = (value: number) => String(Number(value.toFixed(6)))

function formulaOfRule(rule: Rule, variant: string, refs: CellRefs): string {
  switch (rule.kind) {
    case 'linear':
      return linear(rule, variant, cell(refs, rule.figure))
    case 'bands':
      return bandsOrMean(rule, refs)
    case 'share': {
      const { part, whole } = share(refs, rule.figure)
      return `IF(N(${whole})>0,${bands(rule.bands, (from) => `${part}*100>=${from}*${whole}`)},0)`
    }
    case 'rate': {
      const { part, whole } = share(refs, rule.figure)
      return `IF(N(${whole})>0,${rule.points}*N(${part})/${whole},0)`
    }
    case 'expert': {
      const scores = cell(refs, rule.figure)
      return `IF(COUNT(${scores})>=${LEAST_EXPERTS},${rounded(`AVERAGE(${scores})`, 1)},0)`
    }
    case 'checks':
      return rule.items
        .map(({ figure, atLeast, points }) => `IF(N(${cell(refs, figure)})>=${atLeast},${points},0)`)
        .join('+')
    case 'count':
      return `MIN(${rule.points},${times(rule.items, refs)})`
    case 'deduct': {
      const cells = rule.items.map(({ figure }) => cell(refs, figure)).join(',')
      return `IF(COUNT(${cells})=${rule.items.length},MAX(0,${rule.points}-(${times(rule.items, refs)})),0)`
    }
  }
}

function cell(refs: CellRefs, figure: string): string {
  const ref = refs[figure]
  if (typeof ref !== 'string') throw new RangeError(`No cell for ${figure}`)
  return ref
}

function share(refs: CellRefs, figure: string) {
  const ref = refs[figure]
  if (typeof ref !== 'object') throw new RangeError(`No cells for the share ${figure}`)
  return ref
}

function linear({ floor, full: usual, fulls, points }: LinearRule, variant: string, x: string) {
  const full = fulls?.[variant] ?? usual
  const [atFloor, above] = [decimal(points * 0.6), decimal(points * 0.4)]
  const beyond = `${atFloor}+${above}*(${x}-${floor})/${decimal(full - floor)}`
  return `IF(N(${x})<${floor},${atFloor}*N(${x})/${floor},IF(${x}<${full},${beyond},${points}))`
}

function bands(all: readonly Band[], reached: (from: number) => string) {
  return all.reduceRight((others, { from, points }) => `IF(${reached(from)},${points},${others})`, '0')
}

function bandsOrMean({ figure, bands: all, sample }: BandsRule, refs: CellRefs) {
  const on = (value: string, asked: string) => `IF(ISNUMBER(${asked}),${bands(all, (from) => `${value}>=${from}`)},0)`
  const own = cell(refs, figure)
  if (!sample) return on(own, own)
  const [count, mean] = [cell(refs, sample.count), cell(refs, sample.mean)]
  const city = on(`ROUND(${mean}*${sample.percent}/100,10)`, mean)
  return `IF(AND(ISNUMBER(${count}),N(${count})<${sample.least}),${city},${on(own, own)})`
}

function times(items: readonly Occurrence[], refs: CellRefs) {
  return items.map(({ figure, points }) => `${points}*N(${cell(refs, figure)})`).join('+')
}

type TotalCells = { scores: string; bonus: string; deductions: string }

/** min(100, Σ + 加分 − 扣分) @param cells the range of scores, and the cells of both sums */
export function totalFormulaOf(
  { bonus, deductions }: Pick<IndicatorContent, 'bonus' | 'deductions'>,
  cells: TotalCells
) {
  const sum = `SUM(${cells.scores})+MIN(${bonus.most},N(${cells.bonus}))-MIN(${deductions.most},N(${cells.deductions}))`
  return rounded(`MIN(100,${sum})`, 2)
}

type GradeCells = {
  final: string
  /** How many vetoes. */
  vetoes: string
  greatestDeduction: string
  /** The scores of indicators that `excellent` asks for, by their ids. */
  scores: Readonly<Record<string, string>>
}

/** The grade before the quota. @param names as they are written */
export function gradeFormulaOf(
  { grading: { bands: all, excellent } }: Pick<IndicatorContent, 'grading'>,
  cells: GradeCells,
  names: Record<Grade, string>
) {
  const conditions = [
    ...excellent.indicators.map(({ indicator, least }) => `N(${cells.scores[indicator]})>=${least}`),
    `N(${cells.greatestDeduction})<=${excellent.mostDeduction}`,
  ]
  const next = all.find(({ grade }) => grade !== 'excellent')?.grade ?? 'fail'
  const given = (grade: Grade) =>
    grade === 'excellent' ? `IF(AND(${conditions.join(',')}),"${names[grade]}","${names[next]}")` : `"${names[grade]}"`
  const byTotal = all.reduceRight(
    (others, { grade, from }) => `IF(${cells.final}>=${from},${given(grade)},${others})`,
    `"${names.fail}"`
  )
  return `IF(N(${cells.vetoes})>0,"${names.fail}",${byTotal})`
}

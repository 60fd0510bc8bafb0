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
 * How the numbers of rules are written: as they are, or as the cells that keep them. A place is `<part>.floor`,
 * `<part>.bands.0.from`, `weight`, `grades.excellent` and so on (evaluation_workbooks/rule_parameters.ts).
 */
export type Parameters = {
  of(value: number, place: string): string
  times(factor: number, value: number, place: string): string
  /** From the first to the second one. */
  between(from: readonly [number, string], to: readonly [number, string]): string
  areCells: boolean
}

const NUMBERS: Parameters = {
  of: String,
  times: (factor, value) => decimal(factor * value),
  between: ([from], [to]) => decimal(to - from),
  areCells: false,
}

/** Whoever changes such a cell sees what comes of it. */
export function inCells(cellOf: (place: string) => string): Parameters {
  return {
    of: (_value, place) => cellOf(place),
    times: (factor, _value, place) => `${factor}*${cellOf(place)}`,
    between: ([, from], [, to]) => `(${cellOf(to)}-${cellOf(from)})`,
    areCells: true,
  }
}

/** The same places within one part. */
function within(prefix: string, { of, times: by, between, areCells }: Parameters): Parameters {
  const at = (place: string) => `${prefix}.${place}`
  return {
    of: (value, place) => of(value, at(place)),
    times: (factor, value, place) => by(factor, value, at(place)),
    between: ([from, first], [to, last]) => between([from, at(first)], [to, at(last)]),
    areCells,
  }
}

/**
 * The formula that gives the score of an indicator in a spreadsheet, without `=`; the same number as `scoreOf`. An empty
 * cell is a figure that is not known.
 *
 * Spreadsheets count in binary fractions, so what is a tie may stand a hair below it. Ten decimals bring it back; what
 * is no tie stays farther away as long as wholes and lengths of lines stay below 10 000.
 */
export function formulaOf(
  indicator: Indicator,
  variant: string,
  refs: CellRefs,
  parameters: Parameters = NUMBERS
): string {
  const most = mostOf(indicator).toHundredths() / 100
  const weight = indicator.points[variant] ?? 0
  if (most === 0) return '0'
  const sum = indicator.parts
    .map(({ id, rule }) => formulaOfRule(rule, variant, refs, within(id, parameters)))
    .join('+')
  if (weight === most && !parameters.areCells) return rounded(sum, 2)
  return rounded(`(${sum})*${parameters.of(weight, 'weight')}/${parameters.of(most, 'most')}`, 2)
}

/** All points that the rules of an indicator can give, out of their cells. */
export function mostFormulaOf({ parts }: Pick<Indicator, 'parts'>, parameters: Parameters): string {
  const mosts = parts.map(({ id, rule }) => {
    const { of } = within(id, parameters)
    if (rule.kind === 'checks') return rule.items.map(({ points }, at) => of(points, `items.${at}.points`)).join('+')
    if (!('bands' in rule)) return of(rule.points, 'points')
    return `MAX(${['0', ...rule.bands.map(({ points }, at) => of(points, `bands.${at}.points`))].join(',')})`
  })
  return mosts.join('+') || '0'
}

const rounded = (expression: string, decimals: number) => `ROUND(ROUND(${expression},10),${decimals})`
/** Such a product of decimals is one itself. */
const decimal = (value: number) => String(Number(value.toFixed(6)))

function formulaOfRule(rule: Rule, variant: string, refs: CellRefs, parameters: Parameters): string {
  const { of } = parameters
  switch (rule.kind) {
    case 'linear':
      return linear(rule, variant, cell(refs, rule.figure), parameters)
    case 'bands':
      return bandsOrMean(rule, refs, parameters)
    case 'share': {
      const { part, whole } = share(refs, rule.figure)
      return `IF(N(${whole})>0,${bands(rule.bands, (from) => `${part}*100>=${from}*${whole}`, parameters)},0)`
    }
    case 'rate': {
      const { part, whole } = share(refs, rule.figure)
      return `IF(N(${whole})>0,${of(rule.points, 'points')}*N(${part})/${whole},0)`
    }
    case 'expert': {
      const scores = cell(refs, rule.figure)
      return `IF(COUNT(${scores})>=${LEAST_EXPERTS},${rounded(`AVERAGE(${scores})`, 1)},0)`
    }
    case 'checks':
      return rule.items
        .map(({ figure, atLeast, points }, at) => {
          const [least, given] = [of(atLeast, `items.${at}.atLeast`), of(points, `items.${at}.points`)]
          const asked = cell(refs, figure)
          return `IF(N(${asked})>=${least},${given},0)`
        })
        .join('+')
    case 'count':
      return `MIN(${of(rule.points, 'points')},${times(rule.items, refs, parameters)})`
    case 'deduct': {
      const cells = rule.items.map(({ figure }) => cell(refs, figure)).join(',')
      const left = `MAX(0,${of(rule.points, 'points')}-(${times(rule.items, refs, parameters)}))`
      return `IF(COUNT(${cells})=${rule.items.length},${left},0)`
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

function linear(
  { floor: least, full: usual, fulls, points: most }: LinearRule,
  variant: string,
  x: string,
  { of, times: by, between }: Parameters
) {
  const value = fulls?.[variant] ?? usual
  const [floor, full, points] = [of(least, 'floor'), of(value, 'full'), of(most, 'points')]
  const [atFloor, above] = [by(0.6, most, 'points'), by(0.4, most, 'points')]
  const beyond = `${atFloor}+${above}*(${x}-${floor})/${between([least, 'floor'], [value, 'full'])}`
  return `IF(N(${x})<${floor},${atFloor}*N(${x})/${floor},IF(${x}<${full},${beyond},${points}))`
}

function bands(all: readonly Band[], reached: (from: string) => string, { of }: Parameters) {
  return all.reduceRight(
    (others, { from, points }, at) =>
      `IF(${reached(of(from, `bands.${at}.from`))},${of(points, `bands.${at}.points`)},${others})`,
    '0'
  )
}

function bandsOrMean({ figure, bands: all, sample }: BandsRule, refs: CellRefs, parameters: Parameters) {
  const on = (value: string, asked: string) =>
    `IF(ISNUMBER(${asked}),${bands(all, (from) => `${value}>=${from}`, parameters)},0)`
  const own = cell(refs, figure)
  if (!sample) return on(own, own)
  const [count, mean] = [cell(refs, sample.count), cell(refs, sample.mean)]
  const [least, percent] = [
    parameters.of(sample.least, 'sample.least'),
    parameters.of(sample.percent, 'sample.percent'),
  ]
  const city = on(`ROUND(${mean}*${percent}/100,10)`, mean)
  return `IF(AND(ISNUMBER(${count}),N(${count})<${least}),${city},${on(own, own)})`
}

function times(items: readonly Occurrence[], refs: CellRefs, { of }: Parameters) {
  return items.map(({ figure, points }, at) => `${of(points, `items.${at}.points`)}*N(${cell(refs, figure)})`).join('+')
}

type TotalCells = { scores: string; bonus: string; deductions: string }

/** min(100, Σ + 加分 − 扣分) @param cells the range of scores, and the cells of both sums */
export function totalFormulaOf(
  { bonus, deductions }: Pick<IndicatorContent, 'bonus' | 'deductions'>,
  cells: TotalCells,
  { of }: Parameters = NUMBERS
) {
  const added = `MIN(${of(bonus.most, 'bonus.most')},N(${cells.bonus}))`
  const taken = `MIN(${of(deductions.most, 'deductions.most')},N(${cells.deductions}))`
  return rounded(`MIN(100,SUM(${cells.scores})+${added}-${taken})`, 2)
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
  names: Record<Grade, string>,
  { of }: Parameters = NUMBERS
) {
  const conditions = [
    ...excellent.indicators.map(
      ({ indicator, least }) => `N(${cells.scores[indicator]})>=${of(least, `excellent.${indicator}`)}`
    ),
    `N(${cells.greatestDeduction})<=${of(excellent.mostDeduction, 'excellent.mostDeduction')}`,
  ]
  const next = all.find(({ grade }) => grade !== 'excellent')?.grade ?? 'fail'
  const given = (grade: Grade) =>
    grade === 'excellent' ? `IF(AND(${conditions.join(',')}),"${names[grade]}","${names[next]}")` : `"${names[grade]}"`
  const byTotal = all.reduceRight(
    (others, { grade, from }) => `IF(${cells.final}>=${of(from, `grades.${grade}`)},${given(grade)},${others})`,
    `"${names.fail}"`
  )
  return `IF(N(${cells.vetoes})>0,"${names.fail}",${byTotal})`
}

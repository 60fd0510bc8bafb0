import { execFile, execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { test } from '@japa/runner'
import ExcelJS from 'exceljs'
import { type CellRefs, formulaOf, gradeFormulaOf, totalFormulaOf } from '#app/indicators/formulas'
import { type Indicator, indicatorsOf, measuresOf } from '#app/indicators/indicator_content'
import { type Figure, type Figures, scoreOf } from '#app/indicators/rules'
import { standardContent } from '#app/indicators/standard_content'
import { evaluate, gradeOf, type Total } from '#app/indicators/total'
import { Dice, randomFigures, randomIndicator, SOUND } from '#tests/support/indicators'

const formula = (code: string, refs: CellRefs, variant = 'general') =>
  formulaOf(
    indicatorsOf(standardContent).find((one) => one.code === code)!,
    variant,
    refs
  )

const NAMES = { excellent: '优秀', good: '良好', pass: '合格', fail: '不合格' }

test.group('The formula of an indicator', () => {
  test('says the rule as people read it', ({ assert }) => {
    assert.equal(
      formula('C1', { consultations: 'F5' }),
      'ROUND(ROUND(IF(N(F5)<13,7.2*N(F5)/13,IF(F5<40,7.2+4.8*(F5-13)/27,12)),10),2)'
    )
    assert.equal(
      formula('C1', { consultations: 'F5' }, 'university'),
      'ROUND(ROUND((IF(N(F5)<13,7.2*N(F5)/13,IF(F5<40,7.2+4.8*(F5-13)/27,12)))*11/12,10),2)'
    )
    assert.equal(
      formula('C4', { small_share: { part: 'F5', whole: 'G5' } }),
      'ROUND(ROUND(IF(N(G5)>0,IF(F5*100>=50*G5,5,IF(F5*100>=30*G5,3,IF(F5*100>=10*G5,1,0))),0),10),2)'
    )
    assert.equal(
      formula('B3', { late_rectifications: 'F5', valid_complaints: 'G5' }),
      'ROUND(ROUND(IF(COUNT(F5,G5)=2,MAX(0,4-(1*N(F5)+2*N(G5))),0),10),2)'
    )
    assert.equal(formula('E2', { city_cases: 'F5', national_cases: 'G5' }), 'ROUND(ROUND(MIN(5,3*N(F5)+5*N(G5)),10),2)')
    assert.throws(() => formula('C1', {}), RangeError)
    const cells = { scores: 'H5:H24', bonus: 'H26', deductions: 'H27' }
    assert.equal(
      totalFormulaOf(standardContent, cells),
      'ROUND(ROUND(MIN(100,SUM(H5:H24)+MIN(5,N(H26))-MIN(10,N(H27))),10),2)'
    )
  })
})

const isMissing = (() => {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' })
    return false
  } catch {
    return 'LibreOffice is not installed (apt-get install libreoffice-calc)'
  }
})()

test.group('LibreOffice', (group) => {
  if (isMissing) group.each.skip(true, isMissing)

  test('works out the same score of 240 random indicators as the system', async ({ assert }) => {
    const dice = new Dice(7)
    const cases = Array.from({ length: 240 }, (_, round) => {
      const indicator = randomIndicator(dice, round)
      return { indicator, figures: randomFigures(dice, indicator) }
    })
    const lines = await worked(cases.map(({ indicator, figures }) => scoreRow(indicator, 'v', figures)))
    const wrong = cases.filter(
      ({ indicator, figures }, at) =>
        Math.round(Number(lines[at]) * 100) !== scoreOf(indicator, 'v', figures).hundredths
    )
    assert.deepEqual(wrong, [])
  }).timeout(120_000)

  test('rounds ties half up as the system does, where binary fractions would not', async ({ assert }) => {
    const dice = new Dice(3)
    const tie = (points: number, part: number, whole: number) => ({
      indicator: {
        ...randomIndicator(dice, 0),
        parts: [{ id: 'p', source: 'A' as const, rule: { kind: 'rate' as const, figure: 'f', of: NAME, points } }],
        points: { v: points },
      },
      figures: { f: { part, whole } },
    })
    const ties = [tie(1, 5, 1000), tie(3, 335, 1000), tie(8.07, 1, 2), tie(4.35, 1, 10), tie(10, 1005, 10_000)]
    const all = [...ties, ...Array.from({ length: 60 }, () => tie(dice.points(10), 2 * dice.whole(0, 499) + 1, 1000))]
    const lines = await worked(all.map(({ indicator, figures }) => scoreRow(indicator, 'v', figures)))
    for (const [at, { indicator, figures }] of all.entries())
      assert.equal(
        Math.round(Number(lines[at]) * 100),
        scoreOf(indicator, 'v', figures).hundredths,
        JSON.stringify(figures)
      )
  }).timeout(120_000)

  test('works out the same totals and grades of the standard system', async ({ assert }) => {
    const dice = new Dice(5)
    const points = Array.from({ length: 25 }, () => {
      const known = Object.entries(SOUND).filter(() => dice.next() < 0.93)
      return Object.fromEntries(known) as Record<string, Figure>
    })
    const lines = await worked(points.flatMap((figures) => totalRows(figures)))
    for (const [at, figures] of points.entries()) {
      const { final, grade } = evaluate(standardContent, 'general', figures)
      assert.equal(Math.round(Number(lines[at * 2]) * 100), final)
      assert.equal(lines[at * 2 + 1], NAMES[grade])
    }
  }).timeout(120_000)

  test('gives the grades of totals at the edges', async ({ assert }) => {
    const rows: Pick<Total, 'final' | 'greatestDeduction' | 'isVetoed'>[] = [
      9000, 8999, 8000, 7999, 6000, 5999,
    ].flatMap((final) =>
      [0, 200, 201].map((greatestDeduction) => ({ final, greatestDeduction, isVetoed: final === 8000 }))
    )
    const lines = await worked(
      rows.map(({ final, greatestDeduction, isVetoed }) => (row: number) => {
        const cells = { final: `B${row}`, vetoes: `C${row}`, greatestDeduction: `D${row}`, scores: { e1: `E${row}` } }
        return [
          gradeFormulaOf(standardContent, cells, NAMES),
          final / 100,
          isVetoed ? 1 : 0,
          greatestDeduction / 100,
          8,
        ]
      })
    )
    assert.deepEqual(
      lines,
      rows.map((total) => NAMES[gradeOf(standardContent, total, { e1: 800 }).grade])
    )
  }).timeout(120_000)
})

const NAME = { zh: '名', en: 'Name' }

/** The formula in column A, what it reads to the right of it. */
type Row = (row: number) => (string | number | null)[]

function scoreRow(indicator: Indicator, variant: string, figures: Figures): Row {
  return (row) => {
    const { refs, cells } = placed([indicator], figures, row)
    return [formulaOf(indicator, variant, refs), ...cells]
  }
}

/** The total, with the scores that it adds as formulas within its own, and below it the grade. */
function totalRows(figures: Figures): Row[] {
  const indicators = indicatorsOf(standardContent)
  const total: Row = (row) => {
    const { refs, cells } = placed(indicators, figures, row)
    const scores = indicators.map((one) => formulaOf(one, 'general', refs)).join(',')
    return [totalFormulaOf(standardContent, { scores, bonus: 'ZZ1', deductions: 'ZZ1' }), ...cells]
  }
  const grade: Row = (row) => {
    const { refs } = placed(indicators, figures, row - 1)
    const e1 = formulaOf(
      indicators.find(({ id }) => id === 'e1')!,
      'general',
      refs
    )
    const cells = { final: `A${row - 1}`, vetoes: 'ZZ1', greatestDeduction: 'ZZ1', scores: { e1 } }
    return [gradeFormulaOf(standardContent, cells, NAMES)]
  }
  return [total, grade]
}

/** Each figure of these rules in cells of its row from B on, whether it is known or not. */
function placed(indicators: readonly Indicator[], figures: Figures, row: number) {
  const refs: Record<string, CellRefs[string]> = {}
  const cells: (number | null)[] = []
  const place = (...values: (number | null)[]) => {
    const first = cells.length + 2
    cells.push(...values)
    return values.map((_, at) => `${columnName(first + at)}${row}`)
  }
  const number = (key: string) => (refs[key] = place((figures[key] ?? null) as number | null)[0])
  for (const { rule } of indicators.flatMap(({ parts }) => parts)) {
    if (rule.kind === 'share' || rule.kind === 'rate') {
      const { part, whole } = (figures[rule.figure] ?? {}) as { part?: number; whole?: number }
      const [partCell, wholeCell] = place(part ?? null, whole ?? null)
      refs[rule.figure] = { part: partCell, whole: wholeCell }
    } else if (rule.kind === 'expert') {
      const scores = (figures[rule.figure] ?? []) as number[]
      const [first, ...others] = place(...Array.from({ length: 7 }, (_, at) => scores[at] ?? null))
      refs[rule.figure] = `${first}:${others.at(-1)}`
    } else {
      for (const { figure } of measuresOf(rule)) number(figure)
      if (rule.kind === 'bands' && rule.sample) [rule.sample.count, rule.sample.mean].forEach(number)
    }
  }
  return { refs, cells }
}

const columnName = (column: number): string =>
  (column > 26 ? columnName(Math.floor((column - 1) / 26)) : '') + String.fromCharCode(65 + ((column - 1) % 26))

/** With commas, in UTF-8. */
const CSV = 'csv:Text - txt - csv (StarCalc):44,34,76'

/** The first column, as LibreOffice works it out. */
async function worked(rows: Row[]): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'indicators-'))
  try {
    const workbook = new ExcelJS.Workbook()
    const sheet = workbook.addWorksheet('1')
    for (const [at, row] of rows.entries()) {
      const [first, ...cells] = row(at + 1)
      sheet.getRow(at + 1).values = [
        { formula: String(first) } as ExcelJS.CellFormulaValue,
        ...cells,
      ] as ExcelJS.CellValue[]
    }
    await workbook.xlsx.writeFile(join(folder, 'in.xlsx'))
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const options = ['--headless', profile, '--convert-to', CSV, '--outdir', folder, join(folder, 'in.xlsx')]
    await promisify(execFile)('soffice', options, { timeout: 90_000 })
    const text = await readFile(join(folder, 'in.csv'), 'utf8')
    return text
      .trimEnd()
      .split('\n')
      .map((line) => line.split(',')[0])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

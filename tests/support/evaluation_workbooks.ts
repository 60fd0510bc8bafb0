import { execFile, execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import ExcelJS from 'exceljs'
import type { PointFacts } from '#app/evaluation_workbooks/point_workbook'
import {
  type Grading,
  type Indicator,
  type IndicatorContent,
  indicatorsOf,
  type Rule,
} from '#app/indicators/indicator_content'
import { evaluate, type Extras } from '#app/indicators/total'
import type { Figures } from '#app/indicators/rules'
import { type Dice, randomFigures, randomIndicator } from './indicators.js'
import { rezipped } from './zips.js'

export const withoutLibreOffice = (() => {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' })
    return false
  } catch {
    return 'LibreOffice is not installed (apt-get install libreoffice-calc)'
  }
})()

/** Files as LibreOffice writes them after it has worked out every formula anew. */
export async function recalculated(files: readonly Buffer[], format = 'xlsx'): Promise<Buffer[]> {
  const folder = await mkdtemp(join(tmpdir(), 'workbooks-'))
  const out = join(folder, 'out')
  try {
    const names = files.map((_, at) => join(folder, `${at}.xlsx`))
    for (const [at, file] of files.entries()) await writeFile(names[at], await withoutResults(file))
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const options = ['--headless', profile, '--convert-to', format, '--outdir', out, ...names]
    await promisify(execFile)('soffice', options, { timeout: 240_000 })
    return await Promise.all(names.map((_, at) => readFile(join(out, `${at}.${format}`))))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What the system says that formulas give is taken out, so that nothing but the formulas can say it. */
function withoutResults(file: Buffer) {
  return rezipped(file, (parts) => {
    for (const [path, content] of parts)
      if (/^xl\/worksheets\/sheet/.test(path))
        parts.set(
          path,
          Buffer.from(content.toString().replace(/(<c [^>]*?)(?: t="str")?>(<f>[^<]*<\/f>)<v>[^<]*<\/v>/g, '$1>$2'))
        )
  })
}

export async function opened(file: Buffer) {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(file as never)
  return workbook
}

/** What a cell shows. */
export function shown(sheet: ExcelJS.Worksheet, address: string): string | number | null {
  const { value, result, formula } = sheet.getCell(address)
  return ((formula ? (result ?? '') : value) ?? null) as string | number | null
}

const name = (zh: string) => ({ zh, en: zh })

/** A whole system by chance: weights that need not be those of the rules, three or four grades, conditions. */
export function randomContent(dice: Dice, groups = 3): IndicatorContent {
  let serial = dice.whole(0, 7)
  const made = Array.from({ length: groups }, (_, at) => ({
    ...{ id: `g${at}`, code: 'ABC'[at], name: name(`一级指标${at + 1}`) },
    indicators: Array.from({ length: dice.whole(1, 4) }, (__, inner) => {
      const code = `${'ABC'[at]}${inner + 1}`
      return named(randomIndicator(dice, ++serial), code)
    }),
  }))
  return {
    ...{ basis: name('依据'), variants: [{ id: 'v', name: name('通用'), hostTypes: [] }], groups: made },
    bonus: { most: dice.points(3), items: [{ id: 'award', name: name('表彰'), points: dice.decimal(2) }] },
    deductions: { most: dice.points(6), items: [{ id: 'fee', name: name('违规收费'), from: 1, to: 5 }] },
    vetoes: [{ id: 'false', name: name('弄虚作假') }],
    grading: randomGrading(dice, made[0].indicators[0].id),
  }
}

function randomGrading(dice: Dice, indicator: string): Grading {
  const good = dice.next() < 0.5 ? [{ grade: 'good' as const, from: 30 }] : []
  const bands: Grading['bands'] = [{ grade: 'excellent', from: 45 }, ...good, { grade: 'pass', from: 15 }]
  return { bands, excellent: { indicators: [{ indicator, least: 1 }], mostDeduction: 2, quotaPercent: 30 } }
}

/** Its figures are its own. */
function named(indicator: Indicator, code: string): Indicator {
  const own = (key: string) => `${code.toLowerCase()}.${key}`
  const parts = indicator.parts.map((part) => ({ ...part, rule: renamed(part.rule, own) }))
  return { ...indicator, id: code.toLowerCase(), code, name: name(`指标 ${code}`), parts }
}

function renamed<R extends Rule>(rule: R, own: (key: string) => string): R {
  if ('items' in rule) return { ...rule, items: rule.items.map((item) => ({ ...item, figure: own(item.figure) })) }
  const figure = own(rule.figure)
  if (rule.kind !== 'bands' || !rule.sample) return { ...rule, figure }
  return { ...rule, figure, sample: { ...rule.sample, count: own(rule.sample.count), mean: own(rule.sample.mean) } }
}

export function randomExtrasOf({ bonus, deductions, vetoes }: IndicatorContent, dice: Dice): Extras {
  return {
    bonus: Object.fromEntries(bonus.items.map(({ id }) => [id, dice.whole(0, 2)])),
    deductions: Array.from({ length: dice.whole(0, 2) }, () => ({
      item: deductions.items[0].id,
      points: dice.points(3),
    })),
    vetoes: dice.next() < 0.1 ? [vetoes[0].id] : [],
  }
}

/** A point by this system, with everything that its workbook says. */
export function factsBy(content: IndicatorContent, figures: Figures, extras: Extras, variant = 'v'): PointFacts {
  const { scores, grade, ...total } = evaluate(content, variant, figures, { extras })
  return {
    ...{ content, variant, title: '2025 年度效能评估', name: '燕麓大学图书馆', about: [['评估编号', 'PG2025-0001']] },
    outcome: { ...total, figures, extras, lines: scores, systemGrade: grade, grade },
    ...{ filed: { answers: {}, evidence: [] }, judgements: [], sources: {} },
  }
}

export function randomFacts(dice: Dice, content = randomContent(dice)) {
  const figures = Object.assign({}, ...indicatorsOf(content).map((indicator) => randomFigures(dice, indicator)))
  return factsBy(content, figures, randomExtrasOf(content, dice))
}

import { tablesWorkbook, type Table } from '#app/core/tables_workbook'
import type { Cell } from '#app/core/spreadsheet'
import type { Bilingual } from '#app/questions/question_content'
import { type IndicatorContent, indicatorsOf, type Measure, type Part, type Rule } from './indicator_content.js'
import type IndicatorVersion from './indicator_version.js'
import * as layout from './workbook_layout.js'

/** A version with everything it contains, to be changed in a spreadsheet and read back (read_workbook_content.ts). */
export function workbookOf(version: IndicatorVersion) {
  return tablesWorkbook(tablesOf(version.content, factsOf(version)))
}

type Facts = Pick<Record<keyof typeof layout.ABOUT, Cell>, 'nameZh' | 'nameEn' | 'year' | 'number' | 'hash'>

function factsOf({ indicatorSystem, year, number, contentHash }: IndicatorVersion): Facts {
  return { nameZh: indicatorSystem.nameZh, nameEn: indicatorSystem.nameEn, year, number, hash: contentHash }
}

export function tablesOf(content: IndicatorContent, facts: Facts): Table[] {
  const { about, variants, indicators, rules, extras, grades } = layout.SHEETS
  const ids = content.variants.map(({ id }) => id)
  return [
    { ...about, rows: aboutRows(content, facts) },
    { ...variants, rows: content.variants.map(({ id, name, hostTypes }) => [id, ...two(name), hostTypes.join(',')]) },
    {
      name: indicators.name,
      headers: [...indicators.headers, ...ids.map(layout.weightHeader)],
      rows: indicatorRows(content, ids),
    },
    {
      ...rules,
      rows: indicatorsOf(content).flatMap(({ id, parts }) =>
        parts.flatMap((part) => ruleRows(part).map((row) => [id, ...row]))
      ),
    },
    { ...extras, rows: extraRows(content) },
    { ...grades, rows: gradeRows(content) },
  ]
}

const two = (text?: Bilingual): Cell[] => [text?.zh ?? null, text?.en ?? null]

function aboutRows({ basis, bonus, deductions, grading }: IndicatorContent, facts: Facts): Cell[][] {
  const values: Record<keyof typeof layout.ABOUT, Cell> = {
    ...{ format: layout.FORMAT, ...facts, basisZh: basis.zh, basisEn: basis.en },
    ...{ bonusMost: bonus.most, deductionsMost: deductions.most },
    mostDeduction: grading.excellent.mostDeduction,
    quotaPercent: grading.excellent.quotaPercent,
  }
  return Object.entries(layout.ABOUT).map(([key, label]) => [label, values[key as keyof typeof layout.ABOUT]])
}

/** A group without indicators has a row of its own. */
function indicatorRows({ groups }: IndicatorContent, variants: readonly string[]): Cell[][] {
  return groups.flatMap(({ id, code, name, indicators }) => {
    const group: Cell[] = [id, code, ...two(name)]
    if (indicators.length === 0) return [group]
    return indicators.map((one) => [
      ...[...group, one.id, one.code, ...two(one.name), one.evidence ? layout.YES : layout.NO],
      ...variants.map((variant) => one.points[variant] ?? 0),
    ])
  })
}

function ruleRows({ id, source, rule }: Part): Cell[][] {
  const begin: Cell[] = [id, layout.SOURCE_WORDS[source], layout.KIND_WORDS[rule.kind]]
  return [headRow(rule), ...innerRows(rule)].map((row) => [...begin, ...row])
}

/** 行 | 数据标识 | 名称 | 英文名称 | 单位 | 英文单位 | 起点 | 满分点 | 分值 | 其他 */
function headRow(rule: Rule): Cell[] {
  const { rule: row } = layout.ROW_WORDS
  const points = 'points' in rule ? rule.points : null
  if ('items' in rule) return [row, ...noMeasure, null, null, points]
  if (rule.kind !== 'linear') return [row, ...measured(rule), null, null, points]
  const fulls = Object.entries(rule.fulls ?? {}).map(([variant, full]) => `${variant}=${full}`)
  return [row, ...measured(rule), rule.floor, rule.full, points, fulls.join(';')]
}

const noMeasure: Cell[] = [null, null, null, null, null]
const measured = ({ figure, of, unit }: Measure): Cell[] => [figure, ...two(of), ...two(unit)]

function innerRows(rule: Rule): Cell[][] {
  const { band, item, sample } = layout.ROW_WORDS
  if ('items' in rule)
    return rule.items.map((one) => [item, ...measured(one), 'atLeast' in one ? one.atLeast : null, null, one.points])
  if (!('bands' in rule)) return []
  const bands = rule.bands.map(({ from, points, text }) => [
    ...[band, null, ...two(text), null, null],
    ...[from, null, points],
  ])
  if (rule.kind !== 'bands' || !rule.sample) return bands
  const { count, mean, least, percent } = rule.sample
  return [...bands, [sample, count, null, null, null, null, least, percent, null, mean]]
}

function extraRows({ bonus, deductions, vetoes }: IndicatorContent): Cell[][] {
  const words = layout.EXTRA_WORDS
  return [
    ...bonus.items.map(({ id, name, points }) => [words.bonus, id, ...two(name), points]),
    ...deductions.items.map(({ id, name, from, to }) => [words.deduction, id, ...two(name), from, to]),
    ...vetoes.map(({ id, name }) => [words.veto, id, ...two(name)]),
  ]
}

function gradeRows({ grading }: IndicatorContent): Cell[][] {
  const { band, condition } = layout.GRADE_ROWS
  return [
    ...grading.bands.map(({ grade, from }) => [band, layout.GRADE_WORDS[grade], from]),
    ...grading.excellent.indicators.map(({ indicator, least }) => [condition, indicator, least]),
  ]
}

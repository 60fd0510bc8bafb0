import limits from '#config/indicators'
import { readWorkbook, type ReadSheet, WorkbookRefused } from '#app/core/read_workbook'
import { both } from '#app/questions/typed_question'
import { hostTypes } from '#app/organizations/host_types'
import type { Grading, Indicator, IndicatorContent, IndicatorGroup, Part, Variant } from './indicator_content.js'
import { readParts } from './read_workbook_rules.js'
import { SheetReader, type WorkbookFault } from './workbook_reader.js'
import * as layout from './workbook_layout.js'

/** What a workbook says, or everything that is wrong with it. */
export type ReadContent = { content: IndicatorContent | null; faults: WorkbookFault[] }

export async function contentIn(file: Buffer): Promise<ReadContent> {
  try {
    return contentOf(await readWorkbook(file, limits.workbook))
  } catch (error) {
    if (!(error instanceof WorkbookRefused)) throw error
    return { content: null, faults: [{ sheet: '', cell: null, key: error.reason }] }
  }
}

export function contentOf(sheets: readonly ReadSheet[]): ReadContent {
  const faults: WorkbookFault[] = []
  const open = (kind: keyof typeof layout.SHEETS, more: readonly string[] = []) => {
    const { name, headers } = layout.SHEETS[kind]
    return opened(sheets, name, [...headers, ...more], faults)
  }
  const about = aboutIn(open('about'))
  if (!about) return { content: null, faults: [{ sheet: layout.SHEETS.about.name, cell: null, key: 'foreign' }] }
  const variants = variantsIn(open('variants'))
  const indicators = open(
    'indicators',
    variants.map(({ id }) => layout.weightHeader(id))
  )
  const parts = readParts(open('rules'))
  const extras = extrasIn(open('extras'))
  const grades = gradesIn(open('grades'))
  const groups = groupsIn(indicators, variants, parts)
  const lost = [...parts.keys()].filter((id) => !groups.some((group) => group.indicators.some((one) => one.id === id)))
  for (const id of lost) faults.push({ sheet: layout.SHEETS.rules.name, cell: null, key: 'lost_rule', params: { id } })
  if (variants.length === 0) faults.push({ sheet: layout.SHEETS.variants.name, cell: null, key: 'no_rows' })
  if (faults.length > 0) return { content: null, faults }
  return {
    faults,
    content: {
      basis: both(about.get('basisZh'), about.get('basisEn')),
      ...{ variants, groups },
      bonus: { most: numberIn(about, 'bonusMost'), items: extras.bonus },
      deductions: { most: numberIn(about, 'deductionsMost'), items: extras.deductions },
      vetoes: extras.vetoes,
      grading: {
        bands: grades.bands,
        excellent: {
          indicators: grades.conditions,
          mostDeduction: numberIn(about, 'mostDeduction'),
          quotaPercent: numberIn(about, 'quotaPercent'),
        },
      },
    },
  }
}

/** The sheet under this name, where its headers are the ones it left with. */
function opened(sheets: readonly ReadSheet[], name: string, headers: readonly string[], faults: WorkbookFault[]) {
  const sheet = sheets.find((one) => one.name === name)
  const first = sheet?.rows[0]?.cells ?? []
  if (!sheet) faults.push({ sheet: name, cell: null, key: 'no_sheet' })
  const wrong = headers.findIndex((header, at) => first[at] !== header)
  const beyond = first.slice(headers.length).some((cell) => cell !== null)
  if (sheet && wrong >= 0) faults.push({ sheet: name, cell: null, key: 'header', params: { header: headers[wrong] } })
  if (sheet && wrong < 0 && beyond) faults.push({ sheet: name, cell: null, key: 'more_columns' })
  const isSound = sheet && wrong < 0 && !beyond
  return new SheetReader(name, headers, isSound ? sheet.rows : [], faults)
}

type About = Map<keyof typeof layout.ABOUT, string>

/** @returns null for what is no such workbook */
function aboutIn(sheet: SheetReader): About | null {
  const about: About = new Map()
  const keys = Object.keys(layout.ABOUT) as (keyof typeof layout.ABOUT)[]
  const numbers: readonly string[] = ['bonusMost', 'deductionsMost', 'mostDeduction', 'quotaPercent']
  for (const line of sheet.each()) {
    const key = keys.find((one) => layout.ABOUT[one] === line.text('项目'))
    if (!key) line.note('项目', 'unknown_row')
    else about.set(key, numbers.includes(key) ? String(line.points('内容')) : line.text('内容', 2000))
  }
  return about.get('format') === layout.FORMAT ? about : null
}

const numberIn = (about: About, key: keyof typeof layout.ABOUT) => Number(about.get(key) ?? 0)

function variantsIn(sheet: SheetReader): Variant[] {
  const known: readonly string[] = hostTypes
  return Array.from(sheet.each(), (line) => {
    const types = line.text('适用单位类型', 500).split(',').filter(Boolean)
    if (types.some((type) => !known.includes(type))) line.note('适用单位类型', 'not_one_of', { words: known.join(',') })
    return { id: line.id('标识'), name: both(line.text('名称', 60), line.text('英文名称', 120)), hostTypes: types }
  })
}

function groupsIn(sheet: SheetReader, variants: readonly Variant[], parts: Map<string, Part[]>): IndicatorGroup[] {
  const groups = new Map<string, IndicatorGroup & { indicators: Indicator[] }>()
  for (const line of sheet.each()) {
    const id = line.id('一级标识')
    const name = both(line.text('一级名称', 60), line.text('一级英文名称', 120))
    const group = groups.get(id) ?? { id, code: line.text('一级代码', 10), name, indicators: [] }
    groups.set(id, group)
    if (line.text('二级标识')) group.indicators.push(indicatorIn(line, variants, parts))
  }
  return [...groups.values()]
}

function indicatorIn(sheet: SheetReader, variants: readonly Variant[], parts: Map<string, Part[]>): Indicator {
  const id = sheet.id('二级标识')
  return {
    ...{ id, code: sheet.text('二级代码', 10) },
    name: both(sheet.text('二级名称', 60), sheet.text('二级英文名称', 120)),
    evidence: sheet.one('需佐证', { yes: layout.YES, no: layout.NO }) === 'yes',
    parts: parts.get(id) ?? [],
    points: Object.fromEntries(variants.map((variant) => [variant.id, sheet.points(layout.weightHeader(variant.id))])),
  }
}

type Extras = { [K in 'bonus' | 'deductions']: IndicatorContent[K]['items'][number][] } & {
  vetoes: IndicatorContent['vetoes'][number][]
}

function extrasIn(sheet: SheetReader): Extras {
  const extras: Extras = { bonus: [], deductions: [], vetoes: [] }
  for (const line of sheet.each()) {
    const item = { id: line.id('标识'), name: both(line.text('名称', 60), line.text('英文名称', 120)) }
    const kind = line.one('类别', layout.EXTRA_WORDS)
    if (kind === 'bonus') extras.bonus.push({ ...item, points: line.points('分值') })
    else if (kind === 'veto') extras.vetoes.push(item)
    else extras.deductions.push({ ...item, from: line.points('分值'), to: line.points('最高分值') })
  }
  return extras
}

function gradesIn(sheet: SheetReader) {
  const bands: Grading['bands'][number][] = []
  const conditions: Grading['excellent']['indicators'][number][] = []
  for (const line of sheet.each()) {
    const value = line.points('值')
    if (line.one('类别', layout.GRADE_ROWS) === 'band')
      bands.push({ grade: line.one('标识', layout.GRADE_WORDS), from: value })
    else conditions.push({ indicator: line.id('标识'), least: value })
  }
  return { bands, conditions }
}

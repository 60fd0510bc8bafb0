import type ExcelJS from 'exceljs'
import type { CellRef } from '#app/indicators/formulas'
import type { Grade, IndicatorContent } from '#app/indicators/indicator_content'
import type { Figures, Score } from '#app/indicators/rules'
import type { Extras, GradeReason } from '#app/indicators/total'
import type { FiledContent } from '#app/self_assessments/self_assessment'
import { addEvidence, type Judgement } from './evidence_sheet.js'
import { figureKeysOf, marksOf, meanOfMarks, numbersOf } from './figure_keys.js'
import { bytesOf, cellOn, letterOf, OfficeSheet, officeWorkbook, type Link } from './office_sheet.js'
import { RulesSheet } from './rules_sheet.js'
import { ScoresSheet } from './scores_sheet.js'
import { addCheck } from './check_sheet.js'
import { SHEETS, SOURCE_NAMES } from './workbook_words.js'

/** What stands in a row of `evaluation_outcomes`, and what it was computed from. */
export type OutcomeFacts = {
  figures: Figures
  extras: Extras
  lines: Readonly<Record<string, Pick<Score, 'hundredths'>>>
  base: number
  bonus: number
  deduction: number
  final: number
  systemGrade: Grade
  grade: Grade | null
  reasons: readonly GradeReason[]
}

/** Where a figure was counted. */
export type FigureSource = { version: number; rowsHash: string; href: string; isFrozen: boolean }

export type PointFacts = {
  content: IndicatorContent
  variant: string
  outcome: OutcomeFacts
  /** 2025 年度… */
  title: string
  name: string
  /** 说明, line by line. */
  about: readonly (readonly [string, string | Link])[]
  filed: FiledContent
  judgements: readonly Judgement[]
  /** By the key of the figure, of those that records say. */
  sources: Readonly<Record<string, FigureSource>>
}

/** Where the formulas find things. */
export type Places = { refs: Record<string, CellRef>; rules: RulesSheet; meanOf(key: string): string | null }

/** 会论证的工作簿: every figure, rule and mark of one point, and the formulas that lead from them to its grade. */
export async function pointWorkbook(facts: PointFacts): Promise<Buffer> {
  const workbook = officeWorkbook()
  const { content, variant, name, title } = facts
  const about = new OfficeSheet(workbook, {
    ...{ name: SHEETS.about, title: `${title}计分工作簿`, note: name, headers: ['项目', '内容'], widths: [22, 96] },
  })
  const scores = new ScoresSheet(workbook, facts)
  const figures = figuresSheet(workbook, facts)
  const experts = expertsSheet(workbook, facts)
  const evidence = addEvidence(workbook, facts)
  const rules = new RulesSheet(workbook, content, [variant], `${title}评分规则与参数`)
  await rules.fill()

  const refs = { ...fillFigures(figures, facts), ...fillExperts(experts, facts) }
  await Promise.all([figures.protect(), experts.protect(), evidence.protect()])
  await scores.fill({ refs, rules, meanOf: (key) => (typeof refs[key] === 'string' ? refs[key] : null) })
  const verdict = await addCheck(workbook, facts, scores, rules)
  await fillAbout(about, facts, { verdict, final: scores.finalCell })
  return bytesOf(workbook)
}

const figuresSheet = (workbook: ExcelJS.Workbook, { title, name }: PointFacts) =>
  new OfficeSheet(workbook, {
    ...{ name: SHEETS.figures, title: `${title}数据`, tab: 'FF4C8BB8' },
    note: `${name}    空单元格：该项数据未知，按规则不得分。点击“查看明细”可打开系统中的逐条记录。`,
    headers: ['数据标识', '指标', '名称', '单位', '数值／分子', '分母', '来源', '口径版本', '明细校验值', '明细'],
    widths: [22, 9, 30, 10, 13, 10, 14, 10, 34, 12],
  })

function fillFigures(sheet: OfficeSheet, { content, outcome, sources }: PointFacts) {
  const refs: Record<string, CellRef> = {}
  for (const { key, kind, name, unit, source, indicator } of figureKeysOf(content)) {
    if (kind === 'experts') continue
    const [value, whole] = numbersOf(outcome.figures[key])
    const from = sources[key]
    const row = sheet.add([
      ...[key, indicator.code, name, unit, value, kind === 'share' ? whole : '—'],
      ...[from ? `${SOURCE_NAMES.A}${from.isFrozen ? '（已冻结）' : ''}` : SOURCE_NAMES[source]],
      ...(from
        ? [from.version, from.rowsHash, { text: '查看明细', href: from.href }]
        : [null, null, source === 'S' ? '见“佐证”' : null]),
    ])
    const cell = cellOn(SHEETS.figures, 5, row)
    refs[key] = kind === 'share' ? { part: cell, whole: cellOn(SHEETS.figures, 6, row) } : cell
  }
  return refs
}

/** So many columns as the figure that most experts marked has; three at least, so that the formulas have a range. */
const seatsIn = ({ outcome, content }: Pick<PointFacts, 'outcome' | 'content'>) =>
  Math.max(3, ...figureKeysOf(content).map(({ key }) => marksOf(outcome.figures[key]).length))

function expertsSheet(workbook: ExcelJS.Workbook, facts: PointFacts) {
  const seats = Array.from({ length: seatsIn(facts) }, (_, at) => `专家${at + 1}`)
  return new OfficeSheet(workbook, {
    ...{ name: SHEETS.experts, title: `${facts.title}专家评分`, tab: 'FF7A6BB0' },
    note: `${facts.name}    专家不具名。不足三名专家评分的项目不得分；均分保留一位小数。`,
    headers: ['指标', '评分项目', '满分', ...seats, '最高分', '最低分', '均分'],
    widths: [10, 40, 8, ...seats.map(() => 9), 9, 9, 9],
  })
}

function fillExperts(sheet: OfficeSheet, facts: PointFacts) {
  const refs: Record<string, CellRef> = {}
  const seats = seatsIn(facts)
  for (const { key, kind, name, indicator, most } of figureKeysOf(facts.content)) {
    if (kind !== 'experts') continue
    const marks = marksOf(facts.outcome.figures[key])
    const row = sheet.sheet.rowCount + 1
    const own = `${letterOf(4)}${row}:${letterOf(3 + seats)}${row}`
    const figure = (formula: string, result: number) => ({
      formula: `IF(COUNT(${own})=0,"",${formula})`,
      result: marks.length === 0 ? '' : result,
    })
    sheet.add([
      ...[indicator.code, name, most, ...Array.from({ length: seats }, (_, at) => marks[at] ?? null)],
      ...[figure(`MAX(${own})`, Math.max(...marks)), figure(`MIN(${own})`, Math.min(...marks))],
      figure(`ROUND(ROUND(AVERAGE(${own}),10),1)`, meanOfMarks(marks)),
    ])
    refs[key] = `${cellOn(SHEETS.experts, 4, row)}:$${letterOf(3 + seats)}$${row}`
  }
  return refs
}

const READING = [
  '得分：每个指标的数据、自评、专家均分和最终得分；最终得分是公式，按“规则”和“数据”逐项计算。',
  '数据：每个数据的数值、来源、口径版本和明细校验值，可打开系统中的逐条记录。',
  '专家：各位专家的评分（不具名）。佐证：每份佐证材料、文件校验值和采信情况。',
  '规则：每条规则的文字和参数。黄色单元格可以改动，改动后可看到得分和等次怎样变化。',
  '核对：系统记录的数与公式算出的数逐行对照，差额为 0.00 时显示“一致”。',
  '工作表已锁定（无密码），以免误改公式；改动参数后的结果仅供推演，不影响系统中的评估结果。',
]

function fillAbout(sheet: OfficeSheet, { about, outcome }: PointFacts, cells: { verdict: string; final: string }) {
  const row = sheet.add(['核对结论', { formula: cells.verdict, result: '一致' }], { tone: 'total' })
  sheet.showAgreement(`B${row}`)
  sheet.add(['总分（公式）', { formula: cells.final, result: outcome.final / 100 }], { formats: { 2: '0.00' } })
  sheet.sheet.getCell(`B${row + 1}`).alignment = { horizontal: 'left', vertical: 'middle' }
  for (const [label, text] of about) sheet.add([label, text])
  for (const [at, line] of READING.entries()) sheet.add([at === 0 ? '怎样阅读' : null, line])
  return sheet.protect()
}

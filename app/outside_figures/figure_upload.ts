import type { I18n } from '@adonisjs/i18n'
import config from '#config/outside_figures'
import { rowsUnder } from '#app/core/csv'
import type { Field } from '#app/core/form'
import { typedCell } from '#app/core/form_cells'
import { checkFigure, jumpIn } from './figure_entry.js'
import { currentFigure, saysTheSame } from './outside_figure_workflow.js'
import { outsideFigureForm as form, type FigureFacts } from './outside_figure_form.js'

/** The columns that offices send (domain §7, 9), and the fields they fill. */
const COLUMNS = {
  measure: '指标代码',
  period: '期间',
  value: '数值',
  source: '数据来源',
  asOf: '截止日期',
  note: '说明',
} as const

export const uploadHeadings = Object.values(COLUMNS)

export type Verdict = {
  line: number
  cells: string[]
  problems: string[]
  /** What saving it does. */
  outcome: 'new' | 'replace' | 'same' | null
  jump: number | null
  facts: FigureFacts | null
}

export type Upload = { verdicts: Verdict[]; fault: string | null }

/** What would come of each line; nothing is written. */
export async function checkUpload(text: string, i18n: Pick<I18n, 't'>): Promise<Upload> {
  const { rows, missing, unknown } = rowsUnder(uploadHeadings, text)
  const say = (key: string, names: readonly string[]) =>
    i18n.t(`outside_figures.upload.${key}`, { names: names.join(i18n.t('ui.list_separator')) })
  if (missing.length > 0) return { verdicts: [], fault: say('columns_missing', missing) }
  if (unknown.length > 0) return { verdicts: [], fault: say('columns_unknown', unknown) }
  if (rows.length === 0 || rows.length > config.mostRows) {
    return { verdicts: [], fault: i18n.t('outside_figures.upload.row_count', { most: config.mostRows }) }
  }
  const verdicts: Verdict[] = []
  const seen = new Map<string, number>()
  for (const { line, cells } of rows) {
    const verdict = await verdictOn(line, cells, i18n)
    const key = verdict.facts && JSON.stringify([verdict.facts.measure, verdict.facts.source, verdict.facts.period])
    const twin = key && seen.get(key)
    if (twin) verdict.problems.push(i18n.t('outside_figures.upload.twice', { line: twin }))
    if (key && !twin) seen.set(key, line)
    verdicts.push(verdict)
  }
  return { verdicts, fault: null }
}

async function verdictOn(line: number, cells: Record<string, string>, i18n: Pick<I18n, 't'>): Promise<Verdict> {
  const { problems, facts } = await checkFigure(typedFrom(cells, i18n), i18n)
  const before = facts && (await currentFigure(facts))
  return {
    ...{ line, facts, cells: uploadHeadings.map((heading) => cells[heading]) },
    problems: problems.map(({ message }) => message),
    outcome: facts && (before ? (saysTheSame(before, facts) ? 'same' : 'replace') : 'new'),
    jump: facts && (await jumpIn(facts)),
  }
}

/** A share is written with its base: 812/1000. */
function typedFrom(cells: Record<string, string>, i18n: Pick<I18n, 't'>) {
  const typed = Object.fromEntries(
    Object.entries(COLUMNS).map(([name, heading]) => [name, typedCell(fieldOf(name), cells[heading], i18n)])
  )
  const [, value, base] = /^(\d+)\/(\d+)$/.exec(typed.value ?? '') ?? []
  return base ? { ...typed, value, base } : typed
}

const fieldOf = (name: string): Field => form.fields.find((field) => field.name === name)!

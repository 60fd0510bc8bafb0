import type { I18n } from '@adonisjs/i18n'
import config from '#config/outside_figures'
import { rowsUnder } from '#app/core/csv'
import type { Field } from '#app/core/form'
import { typedCell } from '#app/core/form_cells'
import { WHOLE_CITY } from '#app/tallies/countings'
import { checkFigure } from './figure_entry.js'
import { jumpOf, nextMonth } from './figure_series.js'
import OutsideFigure from './outside_figure.js'
import { saysTheSame } from './outside_figure_workflow.js'
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
  for (const { line, cells } of rows) {
    const { problems, facts } = await checkFigure(typedFrom(cells, i18n), i18n)
    const shown = uploadHeadings.map((heading) => cells[heading])
    const told = problems.map(({ message }) => message)
    verdicts.push({ line, facts, cells: shown, problems: told, outcome: null, jump: null })
  }
  await compare(verdicts, i18n)
  return { verdicts, fault: null }
}

/** Each good line against what is there already, against the month before it, and against the other lines. */
async function compare(verdicts: Verdict[], i18n: Pick<I18n, 't'>) {
  const good = verdicts.filter((verdict): verdict is Verdict & { facts: FigureFacts } => verdict.facts !== null)
  const there = await currentsOf(good.map(({ facts }) => facts))
  const lines = new Map<string, Verdict>()
  for (const verdict of good) {
    const { facts } = verdict
    const [own, earlier] = [keyOf(facts), keyOf({ ...facts, period: monthBefore(facts.period) })]
    const [before, twin] = [there.get(own), lines.get(own)]
    if (twin) verdict.problems.push(i18n.t('outside_figures.upload.twice', { line: twin.line }))
    else lines.set(own, verdict)
    verdict.outcome = before ? (saysTheSame(before, facts) ? 'same' : 'replace') : 'new'
    const last = lines.get(earlier)?.facts?.value ?? there.get(earlier)?.value
    verdict.jump = jumpOf(last === undefined ? null : Number(last), facts.value)
  }
}

/** The values of these periods, and of the months before them, that count today: one statement. */
async function currentsOf(all: FigureFacts[]) {
  const periods = new Set(all.flatMap(({ period }) => [period, monthBefore(period)]))
  const rows = await OutsideFigure.query()
    .where({ state: 'current', districtCode: WHOLE_CITY })
    .whereIn('period', [...periods])
  return new Map(rows.map((row) => [keyOf(row), row]))
}

const keyOf = ({ measure, source, period }: Pick<FigureFacts, 'measure' | 'source' | 'period'>) =>
  [measure, source, period].join('/')

const monthBefore = (period: string) => (/^\d{4}-\d{2}$/.test(period) ? nextMonth(period, -1) : '')

/** A share is written with its base: 812/1000. */
function typedFrom(cells: Record<string, string>, i18n: Pick<I18n, 't'>) {
  const typed = Object.fromEntries(
    Object.entries(COLUMNS).map(([name, heading]) => [name, typedCell(fieldOf(name), cells[heading], i18n)])
  )
  const [, value, base] = /^(\d+)\/(\d+)$/.exec(typed.value ?? '') ?? []
  return base ? { ...typed, value, base } : typed
}

const fieldOf = (name: string): Field => form.fields.find((field) => field.name === name)!

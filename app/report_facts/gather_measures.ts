import db from '@adonisjs/lucid/services/db'
import { formatDay } from '#app/core/format'
import ImprovementMeasure, { WITH_OWNER } from '#app/improvements/improvement_measure'
import { DECIDED } from '#app/improvements/improvement_workflow'
import type { Cell, Gathered } from './chapter_content.js'
import { factsFrom, missingOf, sumFrom, sumOf } from './fact_builder.js'
import type { Fact } from './fact.js'
import { ruleName } from './gather_problems.js'
import { numberCell } from './known_facts.js'
import { districtName, NOTHING, zh } from './report_words.js'

/** What became of last year's measures: each is one of these. */
export const OUTCOMES = {
  done: { label: '已完成', states: ['done'] },
  not_done: { label: '未完成', states: ['not_done'] },
  open: { label: '仍在办理', states: [...WITH_OWNER, 'reported'] },
} as const

/** Measures that were decided about the problems of the year, and what became of those of the year before. */
export async function gatherMeasures(year: number): Promise<Gathered> {
  const all = await ImprovementMeasure.query()
    .whereBetween('year', [year - 2, year])
    .whereIn('state', ['proposed', ...DECIDED])
    .orderBy('dueOn')
    .orderBy('id')
  const decided = all.filter(({ state }) => DECIDED.includes(state))
  const last = decided.filter((measure) => measure.year === year - 1)
  const told = tasksOf(
    year,
    decided.filter((measure) => measure.year === year)
  )
  const counts = countFacts(year, all)
  const before = outcomeFacts(year, decided)
  const proved = await withFiles(last)
  return {
    facts: [...counts, ...told.facts, ...before],
    lists: { tasks: told.lines, last: last.map((measure) => outcomeLine(measure, proved.has(measure.id))) },
    sums: [sumFrom('measures.total', told.facts), sumFrom('measures.last', before.slice(1))],
    missing: missingOf([counts[0], before[0]]),
  }
}

const rowOf = (measure: ImprovementMeasure) => ({ ...{ year: measure.year, records: 1 }, ...plain(measure) })
const plain = ({ id, state }: ImprovementMeasure) => ({ id, state })

const counting = (year: number, measures: readonly ImprovementMeasure[]) => ({
  ...{ year, unit: '项' as const, query: 'improvements.measures@1', value: sumOf('records') },
  ...{ rows: measures.map(rowOf), rowsPath: `/improvements?year=${year}` },
})

function countFacts(year: number, all: readonly ImprovementMeasure[]) {
  const fact = factsFrom(counting(year, all))
  return [
    fact({ key: 'measures.total', label: '确定的改进举措数', where: ({ state }) => DECIDED.includes(state) }),
    fact({ key: 'measures.proposed', label: '待审定的改进举措数', where: ({ state }) => state === 'proposed' }),
  ]
}

/** Of the year before, as they stand now; compared with the one before that. */
function outcomeFacts(year: number, decided: readonly ImprovementMeasure[]): Fact[] {
  const rows = decided
    .filter((measure) => measure.year < year)
    .map((measure) => ({ ...rowOf(measure), year: measure.year + 1 }))
  const fact = factsFrom({ ...counting(year, []), rows, rowsPath: `/improvements?year=${year - 1}` })
  return [
    fact({ key: 'measures.last', label: '上一年度改进举措数' }),
    ...Object.entries(OUTCOMES).map(([name, { label, states }]) =>
      fact({
        ...{ key: `measures.last.${name}`, label: `上一年度改进举措：${label}` },
        where: ({ state }) => states.some((one) => one === state),
      })
    ),
  ]
}

/** 市知识产权局, or the district that leads; in a report offices lead, not people. */
const leadOf = ({ ownerDistrict }: ImprovementMeasure) =>
  ownerDistrict ? districtName(ownerDistrict) : zh('events.office')

/** Table 18: what is done alike about several problems is one task. */
function tasksOf(year: number, measures: readonly ImprovementMeasure[]) {
  const tasks = new Map<string, { texts: string[]; measures: ImprovementMeasure[] }>()
  for (const measure of measures) {
    const { rule, partner, dueOn, success } = measure
    const texts = [measure.measure, ruleName(rule), leadOf(measure), partner ?? NOTHING, formatDay(dueOn), success]
    const task = tasks.get(texts.join('\n')) ?? { texts, measures: [] }
    tasks.set(texts.join('\n'), { texts, measures: [...task.measures, measure] })
  }
  const rows = [...tasks.values()].map(({ texts: [task, kind, ...rest], measures: alike }, at) => {
    const fact = factsFrom({ ...counting(year, alike), query: 'improvements.tasks@1' })
    const count = fact({ key: `measures.task${at + 1}`, label: `任务涉及的问题数：${task.slice(0, 30)}` })
    return { count, line: [task, kind, numberCell(count.key), ...rest] as Cell[] }
  })
  return { facts: rows.map(({ count }) => count), lines: rows.map(({ line }) => line) }
}

/** Which of them have a file that shows it. */
async function withFiles(measures: readonly ImprovementMeasure[]) {
  const rows = await db
    .from('attachments')
    .where('subject_type', 'improvement_measure')
    .whereNull('removed_at')
    .whereIn(
      'subject_id',
      measures.map(({ id }) => id)
    )
    .distinct('subject_id')
  return new Set(rows.map(({ subject_id: id }) => id as number))
}

/** What was done with its proof, why it was not, or how far it is. */
function outcomeLine(measure: ImprovementMeasure, hasFiles: boolean): Cell[] {
  const { state, proof, reason, progress } = measure
  const outcome = Object.values(OUTCOMES).find(({ states }) => states.some((one) => one === state))!
  const shown = state === 'done' ? `${proof}${hasFiles ? '（有佐证材料）' : ''}` : (reason ?? progress)
  return [
    ...[measure.measure, leadOf(measure), formatDay(measure.dueOn), outcome.label],
    ...[measure.doneOn && state === 'done' ? formatDay(measure.doneOn) : NOTHING, shown ?? NOTHING],
  ]
}

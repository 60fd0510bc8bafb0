import { findProblems } from '#app/improvements/find_problems'
import ImprovementMeasure from '#app/improvements/improvement_measure'
import { DECIDED } from '#app/improvements/improvement_workflow'
import {
  problemRules,
  type Finding,
  type MeasureOrigin,
  type Problem,
  type ProblemFigure,
  type ProblemRule,
} from '#app/improvements/problem'
import type { Cell, Gathered } from './chapter_content.js'
import { factsFrom, missingOf, sumFrom, sumOf } from './fact_builder.js'
import { units, type Fact, type Unit, type WhyMissing } from './fact.js'
import { measureUnits } from './measure_facts.js'
import { NOTHING, zh } from './report_words.js'

export const TOTAL = 'problems.total'
export const RAISED = 'problems.by_hand'

export const ruleKey = (rule: ProblemRule) => `problems.${rule}`

export const ruleName = (rule: MeasureOrigin) => zh(`improvements.rules.${rule}`)

const sources: Record<ProblemRule, string> = {
  ...{ missed_target: '行动方案指标', low_indicator: '年度效能评估', failed_point: '年度效能评估' },
  ...{ dead_point: '咨询服务台账', silent_district: '咨询服务和培训台账', bad_ratings: '好差评和投诉台账' },
  low_satisfaction: '年度满意度调查',
}

/** What has to be published first. */
const PUBLISHED: readonly ProblemRule[] = ['low_indicator', 'failed_point', 'low_satisfaction']

const whyUnknown = (rule: ProblemRule): WhyMissing => (PUBLISHED.includes(rule) ? 'not_published' : 'not_recorded')

type Findings = ReadonlyMap<number, readonly Finding[]>

/** What rules find in the records of the year, each problem with the figures that it was found by. */
export async function gatherProblems(year: number): Promise<Gathered> {
  const findings: Findings = new Map([
    [year, await findProblems(year)],
    [year - 1, await findProblems(year - 1)],
  ])
  const counts = problemRules.map((rule) => countFact(year, rule, findings))
  const problems = findings.get(year)!.flatMap((finding) => finding.problems)
  const lines = problems.map((problem, at) => lineOf(year, problem, at + 1))
  const raised = await raisedIn(year)
  return {
    facts: [totalFact(year, findings), ...counts, raised.count, ...lines.flatMap(({ facts }) => facts)],
    lists: { problems: [...lines.map(({ line }) => line), ...raised.lines] },
    sums: [sumFrom(TOTAL, counts)],
    missing: missingOf(counts),
  }
}

const counting = (year: number, findings: Findings) => ({
  ...{ year, unit: '项' as const, rowsPath: `/improvement-findings?year=${year}`, value: sumOf('records') },
  rows: [...findings].flatMap(([of, all]) =>
    all.flatMap(({ problems }) =>
      problems.map(({ rule, key, figures }) => ({ year: of, records: 1, rule, key, figures }))
    )
  ),
})

function countFact(year: number, rule: ProblemRule, findings: Findings): Fact {
  const isKnown = (of: number) => findings.get(of)?.find((finding) => finding.rule === rule)?.isKnown ?? false
  const fact = factsFrom({ ...counting(year, findings), query: `improvements.${rule}@1`, isKnown })
  return fact({
    ...{ key: ruleKey(rule), label: `问题数：${ruleName(rule)}`, missing: whyUnknown(rule) },
    where: (row) => row.rule === rule,
  })
}

/** Of both years together only where the same rules could be asked. */
function totalFact(year: number, findings: Findings): Fact {
  const known = (of: number) => (findings.get(of) ?? []).filter(({ isKnown }) => isKnown).map(({ rule }) => rule)
  const isKnown = (of: number) => known(of).length > 0 && known(of).join() === known(year).join()
  const fact = factsFrom({ ...counting(year, findings), query: 'improvements.problems@1', isKnown })
  return fact({ key: TOTAL, label: '发现的问题数' })
}

/** What people saw without a rule, as far as it was taken up: it has a reason and no figures. */
async function raisedIn(year: number) {
  const measures = await ImprovementMeasure.query()
    .where('rule', 'by_hand')
    .whereBetween('year', [year - 1, year])
    .whereIn('state', [...DECIDED])
    .orderBy('id')
  const fact = factsFrom({
    ...{ year, unit: '项', query: 'improvements.by_hand@1', value: sumOf('records') },
    rowsPath: `/improvements?year=${year}&rule=by_hand`,
    rows: measures.map(({ id, year: of }) => ({ id, year: of, records: 1 })),
  })
  const told = measures.filter((measure) => measure.year === year)
  const lineFor = ({ problem, raisedBecause }: ImprovementMeasure): Cell[] => [
    ...[ruleName('by_hand'), problem, NOTHING, NOTHING, NOTHING, raisedBecause ?? NOTHING],
  ]
  return { count: fact({ key: RAISED, label: '人工提出并列入举措的问题数' }), lines: told.map(lineFor) }
}

/** What a figure is held against. */
const references = { wanted: '要求', before: '上年' } as const

/** A line of table 17. */
function lineOf(year: number, { rule, problem, figures, key, path }: Problem, at: number) {
  const actual = figures.find(({ kind }) => kind === 'actual')
  const held = figures.find(({ kind }) => kind !== 'actual')
  const shown = [actual, held].flatMap((figure) => figure ?? [])
  const facts = shown.map((figure) => figureFact(year, { rule, key, path }, figure, `problems.p${at}.${figure.kind}`))
  const cell = (figure?: ProblemFigure): Cell => (figure ? { fact: `problems.p${at}.${figure.kind}` } : NOTHING)
  const line: Cell[] = [
    ...[ruleName(rule), problem, cell(actual), cell(held)],
    ...[held && held.kind !== 'actual' ? references[held.kind] : NOTHING, sources[rule]],
  ]
  return { facts, line }
}

function figureFact(
  year: number,
  { rule, key: subject, path }: Pick<Problem, 'rule' | 'key' | 'path'>,
  { label, value, decimals, ...figure }: ProblemFigure,
  key: string
): Fact {
  const fact = factsFrom({
    ...{ year, unit: unitOf(figure), decimals, query: `improvements.${rule}@1`, rowsPath: path },
    rows: [{ year, records: 1, subject, value }],
    value: ([row]) => row.value,
  })
  return fact({ key, label })
}

const unitOf = ({ unit, measure }: Pick<ProblemFigure, 'unit' | 'measure'>): Unit =>
  measure ? measureUnits[measure] : units.find((one) => one === unit)!

import type ActionPlan from '#app/action_plan/action_plan'
import type { BoardRow } from '#app/action_plan/plan_board'
import { standingOf, type Light, type TargetRule } from '#app/action_plan/target_standing'
import type { Cell } from './chapter_content.js'
import { factsFrom, sumFrom, sumOf } from './fact_builder.js'
import type { Fact } from './fact.js'
import { measureDecimals, measureUnits } from './measure_facts.js'
import { NOTHING, zh } from './report_words.js'
import { lastDayOf } from './points_of_report.js'

const demands: Record<TargetRule['operator'], string> = {
  ...{ gt: '超过', gte: '不少于', about: '约', rise: '比上年提高' },
}

const spans: Record<TargetRule['aggregation'], string> = { sum: '累计', last: '年度数', yearly: '每年' }

/** How far targets are on a day; each stands in one of these. */
export const standings = {
  met: { label: '已达成的指标', lights: ['met'] },
  on_course: { label: '按进度推进的指标', lights: ['green'] },
  behind: { label: '进度落后的指标', lights: ['amber', 'red'] },
  unknown: { label: '暂无数据的指标', lights: ['none'] },
} as const satisfies Record<string, { label: string; lights: readonly Light[] }>

export type StandingName = keyof typeof standings

const lightsOf = (name: StandingName): readonly Light[] => standings[name].lights

/** Table 1: each target of a plan with what was reached on the last day of a year, and how many stand where. */
export function targetRows(plan: ActionPlan, board: readonly BoardRow[], year: number) {
  const rows = board.map((row, at) => rowOf(plan, row, at + 1, year))
  const counts = standingFacts(plan, board, year)
  return {
    lines: rows.map(({ line }) => line),
    facts: [...rows.flatMap(({ facts }) => facts), ...counts],
    sums: [sumFrom(counts[0].key, counts.slice(1))],
  }
}

function rowOf(plan: ActionPlan, { target, figures, standing }: BoardRow, at: number, year: number) {
  const rule = target.ruleIn(plan)
  const key = (what: string) => `overview.target${at}.${what}`
  const on = (of: number) => (of === year ? standing : standingOf(rule, figures, lastDayOf(of)))
  const counted = (of: number) => figures.filter((figure) => figure.year <= of && figure.value !== null)
  const inPlan = [year, year - 1].filter((of) => of >= plan.startsOn.year)
  const rows = inPlan.map((of) => ({ year: of, records: counted(of).length, rule, counted: counted(of), ...on(of) }))
  const first = rule.aggregation === 'sum' ? rule.startsOn : `${year}-01-01`
  const fact = factsFrom({
    ...{ year, unit: measureUnits[target.measure], decimals: measureDecimals(target.measure) },
    ...{ query: 'action_plan.standing@1', rowsPath: `/plan-targets/${target.id}` },
    period: { from: first, until: lastDayOf(year) },
    rows,
    value: ([row]) => row.actual,
  })
  const goal = fact({ key: key('goal'), label: `${target.name}目标值`, value: ([row]) => row.rule.target })
  const actual = fact({ key: key('actual'), label: `${target.name}完成值` })
  const rate = fact({
    ...{ key: key('rate'), label: `${target.name}完成率`, unit: '%', decimals: 0 },
    value: ([row]) => row.percent,
  })
  const given = (some: Fact): Cell => (some.value === null ? NOTHING : { fact: some.key, form: 'value' })
  const line: Cell[] = [
    ...[target.name, target.unit, `${spans[target.aggregation]}${demands[target.operator]}`, given(goal)],
    ...[rule.deadline, given(actual), given(rate), zh(`action_plan.lights.${standing.light}`)],
  ]
  /** Of 进一步提高 there is neither a goal nor a rate; what is not known at all is said to be missing. */
  return { line, facts: [goal, actual, rate].filter((some) => some.value !== null || some === actual) }
}

function standingFacts(plan: ActionPlan, board: readonly BoardRow[], year: number) {
  const day = lastDayOf(year)
  const fact = factsFrom({
    ...{ year, unit: '项', query: 'action_plan.board@1', rowsPath: `/plans/${plan.id}`, value: sumOf('records') },
    period: { from: day, until: day },
    rows: board.map(({ target, standing }) => ({ year, records: 1, id: target.id, light: standing.light })),
  })
  return [
    fact({ key: 'overview.targets', label: '行动方案指标数' }),
    ...(Object.keys(standings) as StandingName[]).map((name) =>
      fact({
        ...{ key: `overview.targets.${name}`, label: `${standings[name].label}数` },
        where: ({ light }) => lightsOf(name).includes(light),
      })
    ),
  ]
}

import { DateTime } from 'luxon'
import config from '#config/action_plan'

export const operators = ['gt', 'gte', 'about', 'rise'] as const
export const aggregations = ['sum', 'last', 'yearly'] as const

/** One target of a plan; days are ISO. */
export type TargetRule = {
  operator: (typeof operators)[number]
  /** Null with `rise` only. */
  target: number | null
  baseline: number | null
  /** 累计 of the years, 期末 value of the last one, or 每年 each for itself. */
  aggregation: (typeof aggregations)[number]
  startsOn: string
  deadline: string
}

export type YearFigure = { year: number; value: number | null }

export type Light = 'met' | 'green' | 'amber' | 'red' | 'none'

export type Standing = {
  /** What stands against the target today; null where nothing was counted. */
  actual: number | null
  /** Of the target, in whole per cent, cut off. */
  percent: number | null
  light: Light
  /** What it comes to on the deadline when it goes on as up to now; null when there is nothing to foretell. */
  forecast: number | null
}

/**
 * Where a target stands on a day (domain 6.1; lights by elapsed time are customary). Years without a figure count as
 * nothing in a sum and are passed over elsewhere.
 */
export function standingOf(rule: TargetRule, figures: readonly YearFigure[], today: string): Standing {
  if (rule.operator === 'rise') return risingOf(figures)
  const actual = actualOf(rule, figures, today)
  if (actual === null) return { actual, percent: null, light: 'none', forecast: null }
  const target = rule.target!
  const isMet = meets(rule, actual) && !hasFailedYear(rule, figures, today)
  const elapsed = elapsedOf(rule, today)
  return {
    actual,
    percent: target === 0 ? null : Math.floor((actual * 100) / target),
    light: isMet ? 'met' : lightOf(rule, actual, elapsed, hasFailedYear(rule, figures, today)),
    forecast: elapsed > 0 && elapsed < 1 ? Math.round(startOf(rule) + (actual - startOf(rule)) / elapsed) : null,
  }
}

/** 进一步提高: the last known year against the one before. */
function risingOf(figures: readonly YearFigure[]): Standing {
  const [before, last] = known(figures).slice(-2)
  const actual = (last ?? before)?.value ?? null
  if (!last) return { actual, percent: null, light: 'none', forecast: null }
  return { actual, percent: null, light: last.value > before.value ? 'met' : 'red', forecast: null }
}

function actualOf({ aggregation, deadline }: TargetRule, figures: readonly YearFigure[], today: string) {
  const until = Math.min(yearOf(today), yearOf(deadline))
  const counted = known(figures).filter(({ year }) => year <= until)
  if (counted.length === 0) return null
  if (aggregation === 'sum') return counted.reduce((sum, { value }) => sum + value, 0)
  if (aggregation === 'last') return counted.at(-1)!.value
  return counted.find(({ year }) => year === until)?.value ?? 0
}

/** Every year has to reach a yearly target; one that is over and did not is not made up for. */
function hasFailedYear(rule: TargetRule, figures: readonly YearFigure[], today: string) {
  if (rule.aggregation !== 'yearly') return false
  const over = figures.filter(({ year }) => year < Math.min(yearOf(today), yearOf(rule.deadline) + 1))
  return over.some(({ value }) => !meets(rule, value ?? 0))
}

/** Does a value reach the target? */
export function meets({ operator, target }: Pick<TargetRule, 'operator' | 'target'>, value: number) {
  if (operator === 'gt') return value > target!
  if (operator === 'about') return value * 100 >= target! * config.aboutPercent
  return value >= target!
}

/** The share of the time that is over: of the plan, or of this year for a yearly target. */
function elapsedOf({ aggregation, startsOn, deadline }: TargetRule, today: string) {
  const from = aggregation === 'yearly' && today <= deadline ? `${today.slice(0, 4)}-01-01` : startsOn
  const until = aggregation === 'yearly' && today <= deadline ? `${today.slice(0, 4)}-12-31` : deadline
  const day = (iso: string) => DateTime.fromISO(iso, { zone: 'utc' }).toMillis() / 86_400_000
  return Math.min(1, Math.max(0, (day(today) - day(from) + 1) / (day(until) - day(from) + 1)))
}

function lightOf(rule: TargetRule, actual: number, elapsed: number, failed: boolean): Light {
  if (elapsed === 1 || failed) return 'red'
  const expected = (rule.target! - startOf(rule)) * elapsed
  const reached = actual - startOf(rule)
  if (reached >= expected) return 'green'
  return reached * 100 >= expected * config.amberFromPercent ? 'amber' : 'red'
}

/** A sum begins at nothing, a level at its baseline. */
const startOf = ({ aggregation, baseline }: TargetRule) => (aggregation === 'last' ? (baseline ?? 0) : 0)

const yearOf = (day: string) => Number(day.slice(0, 4))

const known = (figures: readonly YearFigure[]) =>
  figures.filter((figure): figure is { year: number; value: number } => figure.value !== null)

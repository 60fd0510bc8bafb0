import type { Bilingual } from '#app/questions/question_content'
import {
  type Grade,
  GRADES,
  type Indicator,
  type IndicatorContent,
  indicatorsOf,
  type Rule,
  variantFor,
} from './indicator_content.js'
import type { PointFigures } from './figure_providers.js'
import type { Figure, Figures, Score } from './rules.js'
import { evaluate, type GradeReason, withinQuota } from './total.js'

/** One point in a trial: never a result, and kept nowhere. */
export type Tried = {
  id: number
  name: string
  hostType: string
  final: number
  grade: Grade
  reasons: GradeReason[]
  /** Codes of lines that lack something: what is assumed, and what records should know and therefore gives nothing. */
  assumed: string[]
  unknown: string[]
  isSmallSample: boolean
}

/** What points would have got, with the quota over all of them. @param assumed see scoreOf */
export function tryOut(content: IndicatorContent, points: readonly PointFigures[], assumed: number): Tried[] {
  const shapes = shapesIn(content)
  const tried = points.map(({ id, name, hostType, figures, extras }): Tried => {
    const variant = variantFor(content, hostType)
    const { final, grade, reasons, scores } = evaluate(content, variant, fitting(figures, shapes), { extras, assumed })
    const all = Object.values(scores)
    return {
      ...{ id, name, hostType, final, grade, reasons },
      ...gapsIn(content, scores),
      isSmallSample: all.some(({ isSmallSample }) => isSmallSample),
    }
  })
  return withinQuota(content, tried)
}

function gapsIn(content: IndicatorContent, scores: Record<string, Score>) {
  const lacking = (isLacking: (missing: string, records: Set<string>) => boolean) =>
    indicatorsOf(content)
      .filter((one) => scores[one.id].missing.some((key) => isLacking(key, recordsOf(one))))
      .map(({ code }) => code)
  return {
    assumed: lacking((key, records) => !records.has(key)),
    unknown: lacking((key, records) => records.has(key)),
  }
}

/** What the system itself keeps. */
function recordsOf({ parts }: Indicator) {
  return new Set(parts.filter(({ source }) => source === 'A').flatMap(({ rule }) => keysOf(rule)))
}

export type Gap = { code: string; name: Bilingual; assumed: number; unknown: number }

/** Of how many points each line lacks something. */
export function gapsOf(content: IndicatorContent, tried: readonly Tried[]): Gap[] {
  const count = (of: 'assumed' | 'unknown', code: string) => tried.filter((one) => one[of].includes(code)).length
  return indicatorsOf(content)
    .map(({ code, name }) => ({ code, name, assumed: count('assumed', code), unknown: count('unknown', code) }))
    .filter(({ assumed, unknown }) => assumed + unknown > 0)
}

export const gapCount = ({ assumed, unknown }: Tried) => new Set([...assumed, ...unknown]).size

type Shape = 'number' | 'share' | 'scores'

function shapesIn(content: IndicatorContent): Map<string, Shape> {
  const rules = indicatorsOf(content).flatMap(({ parts }) => parts.map(({ rule }) => rule))
  return new Map(rules.flatMap((rule) => keysOf(rule).map((key) => [key, shapeOf(rule)])))
}

export function keysOf(rule: Rule): string[] {
  if ('items' in rule) return rule.items.map(({ figure }) => figure)
  const sample = rule.kind === 'bands' ? rule.sample : undefined
  return [rule.figure, ...(sample ? [sample.count, sample.mean] : [])]
}

function shapeOf({ kind }: Rule): Shape {
  if (kind === 'expert') return 'scores'
  return kind === 'share' || kind === 'rate' ? 'share' : 'number'
}

/** A draft may ask a figure for what it is not: that line is not filled then. */
function fitting(figures: Figures, shapes: Map<string, Shape>): Figures {
  const fits = ([key, figure]: [string, Figure | undefined]) =>
    figure !== null && figure !== undefined && shapes.get(key) === shapeIn(figure)
  return Object.fromEntries(Object.entries(figures).filter(fits))
}

function shapeIn(figure: NonNullable<Figure>): Shape {
  if (typeof figure === 'number') return 'number'
  return Array.isArray(figure) ? 'scores' : 'share'
}

export type TrialRow = Tried & { before: Tried | null; change: number | null }

/** Each point beside what another version would have given it. */
export function besides(now: readonly Tried[], before: readonly Tried[] | null): TrialRow[] {
  const former = new Map(before?.map((one) => [one.id, one]))
  return now.map((one) => {
    const other = former.get(one.id) ?? null
    return { ...one, before: other, change: other && one.final - other.final }
  })
}

export function gradeCounts(tried: readonly Tried[]): Record<Grade, number> {
  const counts = GRADES.map((grade) => [grade, tried.filter((one) => one.grade === grade).length])
  return Object.fromEntries(counts) as Record<Grade, number>
}

/** From so many points on; the lowest holds all below the next. */
export const STEPS = [90, 80, 70, 60, 0] as const

export function distributionOf(tried: readonly Tried[]): number[] {
  return STEPS.map((from, at) => {
    const below = at === 0 ? Infinity : STEPS[at - 1] * 100
    return tried.filter(({ final }) => (from === 0 || final >= from * 100) && final < below).length
  })
}

export function meanOf(tried: readonly Tried[]): number | null {
  return tried.length === 0 ? null : Math.round(tried.reduce((sum, { final }) => sum + final, 0) / tried.length)
}

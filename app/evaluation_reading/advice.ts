import type { Bilingual } from '#app/questions/question_content'
import { Fraction, hundredths } from '#app/indicators/fraction'
import type {
  BandsRule,
  Check,
  CountRule,
  DeductRule,
  Indicator,
  LinearRule,
  Measure,
  RateRule,
  Rule,
  ShareRule,
} from '#app/indicators/indicator_content'
import { type Figure, type Figures, scoreOf } from '#app/indicators/rules'

/**
 * One change of one figure that lifts a score, the smallest of its kind: 40 consultations instead of 31 are 9 more.
 * Of a share the whole stays as it is. `gain` is what the rules give for it, in hundredths.
 */
export type Advice = {
  kind: 'more' | 'fewer' | 'share' | 'choice' | 'sample' | 'check'
  measure: Measure
  /** What it means in words, where it is chosen. */
  choice: Bilingual | null
  now: number
  target: number
  /** The difference, in the unit of the measure. */
  by: number
  whole: number | null
  isMissing: boolean
  gain: number
  figures: Figures
}

/** What would lift an indicator, the most useful first; experts' points cannot be worked for by number. */
export function adviceOn(indicator: Indicator, variant: string, figures: Figures): Advice[] {
  const before = scoreOf(indicator, variant, figures).hundredths
  return indicator.parts
    .flatMap(({ rule }) => stepsOf(rule, variant, figures))
    .map((step) => ({ ...step, figures: { ...figures, [step.measure.figure]: figureAt(step) } }))
    .map((step) => ({ ...step, gain: scoreOf(indicator, variant, step.figures).hundredths - before }))
    .filter(({ gain }) => gain > 0)
    .sort((one, other) => other.gain - one.gain)
}

type Step = Omit<Advice, 'gain' | 'figures'>

const figureAt = ({ target, whole }: Step): Figure => (whole === null ? target : { part: target, whole })

function stepsOf(rule: Rule, variant: string, figures: Figures): Step[] {
  switch (rule.kind) {
    case 'linear':
      return onLine(rule, variant, figures)
    case 'bands':
      return onBands(rule, figures)
    case 'share':
    case 'rate':
      return onShare(rule, figures)
    case 'checks':
      return rule.items.flatMap((item) => onCheck(item, figures))
    case 'count':
      return onCount(rule, figures)
    case 'deduct':
      return onDeduct(rule, figures)
    case 'expert':
      return []
  }
}

const numberOf = (figures: Figures, key: string) => {
  const figure = figures[key] ?? null
  return { now: typeof figure === 'number' ? figure : 0, isMissing: figure === null }
}

function stepTo(measure: Measure, figures: Figures, target: number, more: Partial<Step> = {}): Step {
  const { now, isMissing } = numberOf(figures, measure.figure)
  const by = difference(target, now)
  return { kind: 'more', measure, choice: null, now, target, by, whole: null, isMissing, ...more }
}

/** Without the binary dust of 90 − 85.1. */
function difference(one: number, other: number) {
  const { top, bottom } = Fraction.of(Math.max(one, other)).minus(Fraction.of(Math.min(one, other)))
  return Number(top) / Number(bottom)
}

/** To the floor first, and to all points. */
function onLine(rule: LinearRule, variant: string, figures: Figures): Step[] {
  const { now } = numberOf(figures, rule.figure)
  const full = rule.fulls?.[variant] ?? rule.full
  return [rule.floor, full].filter((target) => target > now).map((target) => stepTo(rule, figures, target))
}

/** To the next band. Where few answered, the point's own figure does not count yet: first come more answers. */
function onBands(rule: BandsRule, figures: Figures): Step[] {
  const { sample } = rule
  const count = sample ? figures[sample.count] : null
  if (sample && typeof count === 'number' && count < sample.least)
    return [stepTo({ ...rule, figure: sample.count }, figures, sample.least, { kind: 'sample' })]
  const { now } = numberOf(figures, rule.figure)
  const next = rule.bands.findLast(({ from }) => from > now)
  if (!next) return []
  const choice = next.text ?? null
  return [stepTo(rule, figures, next.from, { choice, kind: choice ? 'choice' : 'more' })]
}

/** Of nothing, or of what is not known, no share can be worked out. */
function onShare(rule: ShareRule | RateRule, figures: Figures): Step[] {
  const figure = figures[rule.figure]
  if (!figure || typeof figure !== 'object' || !('whole' in figure) || figure.whole === 0) return []
  const { part, whole } = figure
  const reached = (from: number, parts: number) => hundredths(from) * whole <= 10_000 * parts
  const next = rule.kind === 'share' ? rule.bands.findLast(({ from }) => !reached(from, part)) : { from: 100 }
  if (!next || part >= whole) return []
  const target = Math.ceil((hundredths(next.from) * whole) / 10_000)
  return [{ ...stepTo(rule, {}, 0), kind: 'share', now: part, target, by: target - part, whole, isMissing: false }]
}

function onCheck(item: Check, figures: Figures): Step[] {
  return numberOf(figures, item.figure).now < item.atLeast
    ? [stepTo(item, figures, item.atLeast, { kind: 'check' })]
    : []
}

/** One more of each; what goes beyond the most gives nothing and falls out. */
function onCount({ items }: CountRule, figures: Figures): Step[] {
  return items.map((item) => stepTo(item, figures, numberOf(figures, item.figure).now + 1))
}

/** None of each. */
function onDeduct({ items }: DeductRule, figures: Figures): Step[] {
  return items
    .filter(({ figure }) => numberOf(figures, figure).now > 0)
    .map((item) => stepTo(item, figures, 0, { kind: 'fewer' }))
}

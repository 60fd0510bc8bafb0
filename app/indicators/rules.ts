import { Fraction } from './fraction.js'
import {
  type Band,
  type BandsRule,
  type ExpertRule,
  type Indicator,
  type LinearRule,
  type Part,
  type Rule,
} from './indicator_content.js'

/**
 * What is known of one figure. A number has at most four decimals; a share is a part of a whole, so that nothing is
 * rounded before it is judged; the scores of experts are a list. Yes is 1, no is 0. null, or no entry: not known.
 */
export type Figure = number | { part: number; whole: number } | readonly number[] | null
export type Figures = Readonly<Record<string, Figure | undefined>>

/** What a rule gives: exact points, the keys of figures that are not known, whether the mean of the city was taken. */
export type Given = { points: Fraction; missing: string[]; isSmallSample?: true }

/** Scored in hundredths. */
export type Score = { hundredths: number; missing: string[]; isSmallSample: boolean }

/** The scores of fewer are not known yet (三名以上专家). */
export const LEAST_EXPERTS = 3
/** At the floor of a straight line. */
const AT_FLOOR = Fraction.of(0.6)
const HUNDRED = Fraction.of(100)

/**
 * The score of one indicator. What its parts give is added, brought to its weight in this variant where that is
 * another one, and rounded once, half up to hundredths: what the lines show adds up to the total.
 *
 * What is not known gives nothing and is named in `missing`.
 *
 * @param assumed per cent of its points that what is not known of sources S and E gets: for trials only
 * @throws RangeError for figures that cannot be
 */
export function scoreOf(indicator: Indicator, variant: string, figures: Figures, assumed?: number): Score {
  const given = indicator.parts.map((part) => assume(part, givenBy(part.rule, variant, figures), assumed))
  const sum = Fraction.sum(given.map(({ points }) => points))
  const most = mostOf(indicator)
  const isEmpty = most.equals(Fraction.zero)
  const points = isEmpty ? most : sum.times(Fraction.of(indicator.points[variant] ?? 0)).over(most)
  return {
    hundredths: points.toHundredths(),
    missing: given.flatMap(({ missing }) => missing),
    isSmallSample: given.some(({ isSmallSample }) => isSmallSample),
  }
}

function assume({ source, rule }: Part, given: Given, assumed: number | undefined): Given {
  if (assumed === undefined || source === 'A' || given.missing.length === 0) return given
  const assumedOf = (most: Fraction) => most.times(Fraction.of(assumed)).over(HUNDRED)
  if (rule.kind !== 'checks') return { ...given, points: greater(given.points, assumedOf(mostOfRule(rule))) }
  const unknown = rule.items.filter(({ figure }) => given.missing.includes(figure))
  return { ...given, points: given.points.plus(assumedOf(mostOfRule({ ...rule, items: unknown }))) }
}

const greater = (one: Fraction, other: Fraction) => (one.isLessThan(other) ? other : one)

/** All points that the rules of an indicator can give. */
export function mostOf({ parts }: Pick<Indicator, 'parts'>): Fraction {
  return Fraction.sum(parts.map(({ rule }) => mostOfRule(rule)))
}

function mostOfRule(rule: Rule): Fraction {
  if (rule.kind === 'checks') return Fraction.sum(rule.items.map(({ points }) => Fraction.of(points)))
  return Fraction.of('bands' in rule ? Math.max(0, ...rule.bands.map(({ points }) => points)) : rule.points)
}

/** What one rule gives for these figures. */
export function givenBy(rule: Rule, variant: string, figures: Figures): Given {
  switch (rule.kind) {
    case 'linear':
      return onNumber(rule.figure, figures, (value) => linear(rule, variant, value))
    case 'bands':
      return bandsOrMean(rule, figures)
    case 'share':
      return onShare(rule.figure, figures, (share) => bandOf(rule.bands, share.times(HUNDRED)))
    case 'rate':
      return onShare(rule.figure, figures, (share) => share.times(Fraction.of(rule.points)))
    case 'expert':
      return meanOfExperts(rule, figures)
    case 'checks':
      return added(
        rule.items.map(({ figure, atLeast, points }) =>
          onNumber(figure, figures, (value) => bandOf([{ from: atLeast, points }], value))
        )
      )
    case 'count': {
      const { points, missing } = times(rule, figures)
      const most = Fraction.of(rule.points)
      return { points: most.isLessThan(points) ? most : points, missing }
    }
    case 'deduct': {
      const { points, missing } = times(rule, figures)
      const left = Fraction.of(rule.points).minus(points)
      return { points: missing.length > 0 || left.isLessThan(Fraction.zero) ? Fraction.zero : left, missing }
    }
  }
}

function added(given: readonly Given[]): Given {
  return { points: Fraction.sum(given.map(({ points }) => points)), missing: given.flatMap(({ missing }) => missing) }
}

function times({ items }: { items: readonly { figure: string; points: number }[] }, figures: Figures): Given {
  return added(
    items.map(({ figure, points }) => onNumber(figure, figures, (value) => value.times(Fraction.of(points))))
  )
}

/** L(floor, full, w) */
function linear({ floor, full: usual, fulls, points }: LinearRule, variant: string, value: Fraction): Fraction {
  const [least, full, most] = [floor, fulls?.[variant] ?? usual, points].map(Fraction.of)
  const atFloor = most.times(AT_FLOOR)
  if (value.isLessThan(least)) return atFloor.times(value).over(least)
  if (!value.isLessThan(full)) return most
  const beyond = value.minus(least).over(full.minus(least))
  return atFloor.plus(most.minus(atFloor).times(beyond))
}

function bandOf(bands: readonly Band[], value: Fraction): Fraction {
  const reached = bands.find(({ from }) => !value.isLessThan(Fraction.of(from)))
  return Fraction.of(reached?.points ?? 0)
}

/** Of few answers the mean of the type in the city counts, less a tenth: it is not the point's own figure. */
function bandsOrMean({ figure, bands, sample }: BandsRule, figures: Figures): Given {
  const count = sample ? (figures[sample.count] ?? null) : null
  if (!sample || count === null || numberIn(sample.count, count) >= sample.least)
    return onNumber(figure, figures, (value) => bandOf(bands, value))
  const given = onNumber(sample.mean, figures, (mean) =>
    bandOf(bands, mean.times(Fraction.of(sample.percent)).over(HUNDRED))
  )
  return { ...given, isSmallSample: true }
}

function meanOfExperts({ figure, points: most }: ExpertRule, figures: Figures): Given {
  const scores = figures[figure] ?? []
  if (!Array.isArray(scores)) throw new RangeError(`${figure} is not a list of scores`)
  if (scores.length < LEAST_EXPERTS) return { points: Fraction.zero, missing: [figure] }
  if (scores.some((score) => score > most || score < 0)) throw new RangeError(`${figure} goes beyond ${most}`)
  const sum = Fraction.sum(scores.map((score: number) => Fraction.of(score)))
  return { points: sum.over(Fraction.of(scores.length)).toTenths(), missing: [] }
}

function onNumber(key: string, figures: Figures, points: (value: Fraction) => Fraction): Given {
  const figure = figures[key] ?? null
  if (figure === null) return { points: Fraction.zero, missing: [key] }
  return { points: points(Fraction.of(numberIn(key, figure))), missing: [] }
}

function numberIn(key: string, figure: Figure): number {
  if (typeof figure !== 'number' || !(figure >= 0)) throw new RangeError(`${key} is not a number from nought`)
  return figure
}

/** Of nothing there is no share. */
function onShare(key: string, figures: Figures, points: (share: Fraction) => Fraction): Given {
  const figure = figures[key] ?? null
  if (figure === null) return { points: Fraction.zero, missing: [key] }
  if (typeof figure !== 'object' || !('whole' in figure)) throw new RangeError(`${key} is not a part of a whole`)
  const { part, whole } = figure
  if (part < 0 || part > whole) throw new RangeError(`${key} is more than its whole`)
  if (whole === 0) return { points: Fraction.zero, missing: [key] }
  return { points: points(Fraction.of(part).over(Fraction.of(whole))), missing: [] }
}

import type { Bilingual } from '#app/questions/question_content'

/** Where a figure comes from: A our own records, S the point with evidence, E experts. */
export const SOURCES = ['A', 'S', 'E'] as const
export type Source = (typeof SOURCES)[number]

/** What is measured: the key of its figure, its name and what it is counted in. */
export type Measure = { figure: string; of: Bilingual; unit?: Bilingual }

/** From this value on so many points; what it means in words, where it is chosen and not counted. */
export type Band = { from: number; points: number; text?: Bilingual }

/** What a figure of few answers is replaced by: so much of the mean of its type in the city. */
export type SmallSample = { count: string; mean: string; least: number; percent: number }

export type LinearRule = Measure & {
  kind: 'linear'
  /** 60 % of the points, and all of them. */
  floor: number
  full: number
  /** Where a type of point has another value for all points. */
  fulls?: Readonly<Record<string, number>>
  points: number
}
/** Best first. Of a share in per cent. */
export type BandsRule = Measure & { kind: 'bands'; bands: readonly Band[]; sample?: SmallSample }
export type ShareRule = Measure & { kind: 'share'; bands: readonly Band[] }
/** Points times a part of a whole. */
export type RateRule = Measure & { kind: 'rate'; points: number }
/** The mean of at least three experts, to one decimal. */
export type ExpertRule = Measure & { kind: 'expert'; points: number }
/** Yes (1) or no (0), or a number that is reached; the parts are added. */
export type Check = Measure & { atLeast: number; points: number }
export type ChecksRule = { kind: 'checks'; items: readonly Check[] }
/** So many points for each, up to a most; off the points for each, down to nothing. */
export type Occurrence = Measure & { points: number }
export type CountRule = { kind: 'count'; items: readonly Occurrence[]; points: number }
export type DeductRule = { kind: 'deduct'; items: readonly Occurrence[]; points: number }

export type Rule = LinearRule | BandsRule | ShareRule | RateRule | ExpertRule | ChecksRule | CountRule | DeductRule

export const RULE_KINDS = ['linear', 'bands', 'share', 'rate', 'checks', 'count', 'deduct', 'expert'] as const

/** One source with one rule; the parts of an indicator are added. */
export type Part = { id: string; source: Source; rule: Rule }

/** 二级指标. The id stays when name, code, place and rules change: years are compared by it. */
export type Indicator = {
  id: string
  code: string
  name: Bilingual
  /** The point has to show evidence, whoever scores it. */
  evidence: boolean
  parts: readonly Part[]
  /** Its weight in each variant. */
  points: Readonly<Record<string, number>>
}

/** 一级指标 */
export type IndicatorGroup = { id: string; code: string; name: Bilingual; indicators: readonly Indicator[] }

/** The weights of some types of point. The first variant is for all that no other one names. */
export type Variant = { id: string; name: Bilingual; hostTypes: readonly string[] }

export type ExtraItem = { id: string; name: Bilingual }
/** 加分项: so many points each time. */
export type Bonus = { most: number; items: readonly (ExtraItem & { points: number })[] }
/** 扣分项: from so many to so many points each time. */
export type Deductions = { most: number; items: readonly (ExtraItem & { from: number; to: number })[] }

export const GRADES = ['excellent', 'good', 'pass', 'fail'] as const
export type Grade = (typeof GRADES)[number]

export type Grading = {
  /** Best first; below the last one is `fail`. Three grades have no `good`. */
  bands: readonly { grade: Exclude<Grade, 'fail'>; from: number }[]
  /** What `excellent` needs beside its total. */
  excellent: {
    indicators: readonly { indicator: string; least: number }[]
    mostDeduction: number
    quotaPercent: number
  }
}

export type IndicatorContent = {
  /** 文号 and sources. */
  basis: Bilingual
  variants: readonly Variant[]
  groups: readonly IndicatorGroup[]
  bonus: Bonus
  deductions: Deductions
  /** 一票否决 */
  vetoes: readonly ExtraItem[]
  grading: Grading
}

export function indicatorsOf({ groups }: Pick<IndicatorContent, 'groups'>): readonly Indicator[] {
  return groups.flatMap(({ indicators }) => indicators)
}

/** The weights that a type of host is judged by. */
export function variantFor({ variants }: IndicatorContent, hostType: string): string {
  return (variants.slice(1).find(({ hostTypes }) => hostTypes.includes(hostType)) ?? variants[0]).id
}

export function sourcesOf({ parts, evidence }: Indicator): Source[] {
  return SOURCES.filter((source) => parts.some((part) => part.source === source) || (source === 'S' && evidence))
}

/** What a rule measures, thing by thing. */
export function measuresOf(rule: Rule): readonly Measure[] {
  return 'items' in rule ? rule.items : [rule]
}

import { figureKeys } from '#app/evaluation_figures/figure_definitions'
import {
  type Band,
  type Indicator,
  type Measure,
  measuresOf,
  type Rule,
  type Source,
} from '#app/indicators/indicator_content'

/** One thing that an indicator asks of the point itself, or of its experts beside the points that they give. */
export type Asked = Measure & { kind: 'yes' | 'number' | 'share' | 'choice'; bands: readonly Band[] }

/** What the records of the system know is never asked, whoever is named as its source. */
export function askedOf({ parts }: Pick<Indicator, 'parts'>, of: Exclude<Source, 'A'> = 'S'): Asked[] {
  return parts
    .filter(({ source }) => source === of)
    .flatMap(({ rule }) => asksOf(rule))
    .filter(({ figure }) => !figureKeys.includes(figure))
}

function asksOf(rule: Rule): Asked[] {
  switch (rule.kind) {
    case 'checks':
      return rule.items.map((item) => ({ ...item, kind: isYesOrNo(item) ? 'yes' : 'number', bands: [] }))
    case 'bands': {
      const isChoice = rule.bands.every(({ text }) => text)
      return [{ ...named(rule), kind: isChoice ? 'choice' : 'number', bands: isChoice ? rule.bands : [] }]
    }
    case 'share':
    case 'rate':
      return [{ ...named(rule), kind: 'share', bands: [] }]
    case 'expert':
      return []
    default:
      return measuresOf(rule).map((measure) => ({ ...named(measure), kind: 'number', bands: [] }))
  }
}

const isYesOrNo = ({ atLeast, unit }: { atLeast: number; unit?: unknown }) => atLeast === 1 && !unit

const named = ({ figure, of, unit }: Measure): Measure => ({ figure, of, unit })

/** The figures of an indicator that the records of the system know, with those that a small sample is replaced by. */
export function recordedKeys({ parts }: Pick<Indicator, 'parts'>): string[] {
  const keys = parts.flatMap(({ rule }) => [
    ...measuresOf(rule).map(({ figure }) => figure),
    ...('sample' in rule && rule.sample ? [rule.sample.count] : []),
  ])
  return [...new Set(keys)].filter((key) => figureKeys.includes(key))
}

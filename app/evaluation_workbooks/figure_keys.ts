import {
  type Indicator,
  type IndicatorContent,
  indicatorsOf,
  type Measure,
  measuresOf,
  type Source,
} from '#app/indicators/indicator_content'
import type { Figure } from '#app/indicators/rules'

/** A figure that rules name: what it is, whose it is, which indicator reads it first. */
export type FigureKey = {
  key: string
  kind: 'number' | 'share' | 'experts'
  name: string
  unit: string
  source: Source
  indicator: Indicator
  /** The most that an expert gives. */
  most: number | null
}

/** Each figure once, in the order of the indicators. */
export function figureKeysOf(content: IndicatorContent): FigureKey[] {
  const found = new Map<string, FigureKey>()
  const add = (one: FigureKey) => void (found.has(one.key) || found.set(one.key, one))
  for (const indicator of indicatorsOf(content))
    for (const { source, rule } of indicator.parts) {
      const kind = { share: 'share', rate: 'share', expert: 'experts' }[rule.kind as string] as FigureKey['kind']
      const most = rule.kind === 'expert' ? rule.points : null
      const of = (measure: Pick<Measure, 'figure' | 'unit'> & { of: { zh: string } }) =>
        add({
          ...{ key: measure.figure, kind: kind ?? 'number', name: measure.of.zh, unit: measure.unit?.zh ?? '' },
          ...{ source, indicator, most },
        })
      for (const measure of measuresOf(rule)) of(measure)
      if (rule.kind !== 'bands' || !rule.sample) continue
      of({ figure: rule.sample.count, of: { zh: `${rule.of.zh}（样本数）` } })
      of({ figure: rule.sample.mean, of: { zh: `${rule.of.zh}（同类均值）` } })
    }
  return [...found.values()]
}

/** As cells: a number is one, a share its part and its whole. */
export function numbersOf(figure: Figure | undefined): [number | null, number | null] {
  if (typeof figure === 'number') return [figure, null]
  return figure && 'whole' in figure ? [figure.part, figure.whole] : [null, null]
}

export const marksOf = (figure: Figure | undefined): readonly number[] => (Array.isArray(figure) ? figure : [])

/** To one decimal, half up, as the rule of experts rounds. */
export function meanOfMarks(marks: readonly number[]) {
  const tenths = marks.reduce((sum, mark) => sum + Math.round(mark * 10), 0)
  return Math.floor((2 * tenths + marks.length) / (2 * marks.length)) / 10
}

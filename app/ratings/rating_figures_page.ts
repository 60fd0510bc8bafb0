import type { I18n } from '@adonisjs/i18n'
import config from '#config/ratings'
import Designation from '#app/designations/designation'
import { countRatings, sumsBy, type Counted, type Wanted } from './rating_counts.js'
import { addTallies, figuresOf, noTally, smallGroups, type RatingFigures } from './rating_figures.js'

export const groupings = ['point', 'district', 'type', 'month'] as const

export type Grouping = (typeof groupings)[number]

/** One line of the figures; small groups show none. */
export type FigureLine = { label: string; figures: RatingFigures; isHidden: boolean }

/** The figures of a period: all together, and group by group. */
export async function ratingFigures(wanted: Wanted, by: Grouping, i18n: Pick<I18n, 't'>) {
  const counted = await countRatings(wanted)
  const all = figuresOf(counted.map(({ tally }) => tally).reduce(addTallies, noTally()))
  return { all, lines: await linesBy(counted, by, i18n) }
}

export async function linesBy(counted: Counted[], by: Grouping, i18n: Pick<I18n, 't'>): Promise<FigureLine[]> {
  const sums = sumsBy(counted, (row) => row[by])
  const label = await labelsOf(by, [...sums.keys()], i18n)
  const lines = [...sums].map(([key, tally]) => ({ key, label: label(key), figures: figuresOf(tally) }))
  lines.sort((one, other) =>
    by === 'month' ? other.key.localeCompare(one.key) : other.figures.ratings - one.figures.ratings
  )
  const hidden = smallGroups(
    lines.map(({ figures }) => figures.ratings),
    config.smallest
  )
  return lines.map(({ label: text, figures }, at) => ({ label: text, figures, isHidden: hidden.has(at) }))
}

async function labelsOf(by: Grouping, keys: string[], i18n: Pick<I18n, 't'>) {
  if (by === 'month') return (key: string) => key
  if (by !== 'point') return (key: string) => i18n.t(`${by === 'district' ? 'districts' : 'host_types'}.${key}`)
  const points = await Designation.query().whereIn('id', keys.map(Number)).select('id', 'name')
  const names = new Map(points.map(({ id, name }) => [String(id), name]))
  return (key: string) => names.get(key) ?? key
}

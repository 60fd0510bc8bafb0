import type { I18n } from '@adonisjs/i18n'
import config from '#config/ratings'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { countRatings } from './rating_counts.js'
import { addTallies, figuresOf, noTally, type RatingFigures, type RatingTally } from './rating_figures.js'
import { linesBy } from './rating_figures_page.js'

type Period = { from: string; until: string }

/** What is published looks back some months. */
export function publishedPeriod(today = beijingDay()): Period {
  const [year, month, day] = today.split('-').map(Number)
  const back = new Date(Date.UTC(year, month - 1 - config.publishedMonths, day)).toISOString().slice(0, 10)
  return { from: addDays(back, 1), until: today }
}

/** The shares of a small number say too much of each of them, and too little of the whole. */
export const isPublished = ({ ratings }: Pick<RatingFigures, 'ratings'>) => ratings >= config.publishFrom

/** The city, its districts and kinds of institution. */
export async function publishedRatings(period: Period, i18n: Pick<I18n, 't'>) {
  const counted = await countRatings(period)
  const all = figuresOf(totalOf(counted))
  return {
    all,
    isPublished,
    districts: await linesBy(counted, 'district', i18n),
    types: await linesBy(counted, 'type', i18n),
  }
}

/** What the public page of one point says. */
export async function publishedOf(point: number) {
  return figuresOf(totalOf(await countRatings({ ...publishedPeriod(), point })))
}

function totalOf(counted: readonly { tally: RatingTally }[]) {
  return counted.map(({ tally }) => tally).reduce(addTallies, noTally())
}

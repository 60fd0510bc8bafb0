import type { HttpContext } from '@adonisjs/core/http'
import { found } from '#app/core/answers'
import { comparedCycle } from '#app/evaluation_results/result_page'
import EvaluationCycle from '#app/evaluations/evaluation_cycle'
import type { IndicatorContent } from '#app/indicators/indicator_content'
import { ratedAmong, type ReadingPoint, readingPoints } from './reading_point.js'
import { readingWords } from './reading_words.js'

/** A cycle with everything that its pages are worked out from. */
export type Reading = { cycle: EvaluationCycle; content: IndicatorContent; all: ReadingPoint[]; rated: ReadingPoint[] }

/** @returns null as long as nobody was rated */
export async function readingOf(cycle: EvaluationCycle): Promise<Reading | null> {
  const all = await readingPoints(cycle.id)
  const rated = ratedAmong(all)
  return rated.length > 0 ? { cycle, content: cycle.indicatorVersion.content, all, rated } : null
}

export async function yearBefore({ year }: Pick<EvaluationCycle, 'year'>): Promise<Reading | null> {
  const cycle = await EvaluationCycle.query()
    .where('year', year - 1)
    .preload('indicatorVersion')
    .first()
  return cycle && readingOf(cycle)
}

/** A page about the cycle of the address; where there is nothing to read yet, it says so. */
export async function answerReading(ctx: HttpContext, page: (reading: Reading) => Promise<unknown>) {
  const cycle = await comparedCycle(ctx)
  const reading = await readingOf(cycle)
  return reading ? page(reading) : ctx.view.render('pages/evaluation_reading/nothing', { cycle })
}

export function renderReading({ view, i18n }: HttpContext, page: string, facts: Reading & Record<string, unknown>) {
  return view.render(`pages/evaluation_reading/${page}`, { ...readingWords(i18n), ...facts })
}

/** What a workbook is made of. @throws 404 as long as nobody was rated */
export async function readingFor(ctx: HttpContext): Promise<Reading> {
  return found(ctx, await readingOf(await comparedCycle(ctx)))
}

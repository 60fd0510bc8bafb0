import type { HttpContext } from '@adonisjs/core/http'
import { found } from '#app/core/answers'
import { visibleResult } from '#app/evaluation_results/result_page'
import ResultPolicy from '#app/evaluation_results/result_policy'
import PointEvaluation from '#app/evaluations/point_evaluation'
import type User from '#app/users/user'
import { peersOf } from './peers.js'
import { radarChart } from './reading_charts.js'
import { type Reading, readingOf, yearBefore } from './reading_page.js'
import type { ReadingPoint } from './reading_point.js'
import { readingWords } from './reading_words.js'
import { alike, groupRates, indicatorRates } from './score_rates.js'
import { nextGrade, weakestOf } from './weakest.js'
import { yearOnYear } from './years.js'

/** 本网点结果解读: where a point is strong, where it lost, and what would lift it. Others are seen as a group only. */
export default class PointReadingsController {
  async show(ctx: HttpContext) {
    const { auth, bouncer, view } = ctx
    const evaluation = await visibleResult(ctx)
    await evaluation.cycle.load('indicatorVersion')
    const reading = found(ctx, await readingOf(evaluation.cycle))
    const point = found(
      ctx,
      reading.all.find(({ id }) => id === evaluation.id)
    )
    const last = await lastYearOf(evaluation, auth.getUserOrFail())
    return view.render('pages/evaluation_reading/point', {
      ...{ evaluation, point, ...readingWords(ctx.i18n) },
      ...factsOf(reading, point, last, ctx),
      mayCompare: await bouncer.with(ResultPolicy).allows('list'),
    })
  }
}

/** Of the same title, where its result may be seen. */
async function lastYearOf({ cycle, designationId }: PointEvaluation, user: User) {
  const before = await yearBefore(cycle)
  const point = before?.all.find((one) => one.designationId === designationId)
  if (!before || !point) return null
  const evaluation = await PointEvaluation.query()
    .withScopes((scopes) => scopes.visibleTo(user))
    .where('id', point.id)
    .first()
  return evaluation?.showsResult(user) ? { ...before, point } : null
}

type LastYear = Reading & { point: ReadingPoint }

function factsOf({ cycle, content, all }: Reading, point: ReadingPoint, last: LastYear | null, { i18n }: HttpContext) {
  const peers = peersOf(point, all)
  const groups = groupRates(content, [point])
  const others = peers && groupRates(content, peers.points)
  const former = last && alike(groups, groupRates(last.content, [last.point]))
  const shapes = [
    { name: i18n.t('evaluation_reading.own'), lines: groups },
    ...(others ? [{ name: i18n.t(`evaluation_reading.peers.${peers.of}`), lines: others }] : []),
    ...(former ? [{ name: String(last.cycle.year), lines: former }] : []),
  ]
  return {
    ...{ cycle, content, last, groups, others, former },
    peers: peers && { of: peers.of, n: peers.points.length },
    chart: radarChart(shapes, i18n),
    lines: indicatorRates(content, [point]),
    peerLines: peers && new Map(indicatorRates(content, peers.points).map((line) => [line.id, line.percent])),
    years: last && yearOnYear({ content, points: [point] }, { content: last.content, points: [last.point] }),
    weakest: weakestOf(content, point),
    next: nextGrade(content, point.final),
  }
}

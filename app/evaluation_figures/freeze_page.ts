import type { HttpContext } from '@adonisjs/core/http'
import { beijingYear } from '#app/core/beijing_day'
import FigureFreeze, { FigureFreezeRun } from './figure_freeze.js'
import FigureOverride from './figure_override.js'
import FigurePolicy from './figure_policy.js'
import { pointsOfYear, yearIn, yearsOffered } from './points_of_year.js'
import { progressOf } from './run_freeze.js'

/** The freeze of the address, for who sees all points; else 404. */
export function visibleFreeze({ auth, params }: HttpContext) {
  const { isBureau } = auth.getUserOrFail()
  return FigureFreeze.query()
    .where('id', isBureau ? Number(params.freeze_id) || 0 : 0)
    .preload('designation')
    .firstOrFail()
}

/** How far a year is frozen, and which freezes were lifted. */
export async function renderFreezes({ bouncer, request, view }: HttpContext) {
  const year = yearIn(request.input('year', beijingYear() - 1))
  const runs = await FigureFreezeRun.query().where('year', year).preload('by').orderBy('id', 'desc').limit(20)
  const done = await progressOf(runs.map(({ id }) => id))
  const [points, frozen, lifted, open] = await Promise.all([
    pointsOfYear(year).count('* as total').firstOrFail(),
    FigureFreeze.query().where({ year, isCurrent: true }).count('* as total').firstOrFail(),
    FigureFreeze.query()
      .where({ year, state: 'lifted' })
      .preload('designation')
      .orderBy('stateSince', 'desc')
      .limit(20),
    FigureOverride.query().where({ year, state: 'proposed' }).preload('designation').orderBy('id').limit(20),
  ])
  return view.render('pages/evaluation_figures/freezes', {
    ...{ year, years: yearsOffered(), lifted, open },
    runs: runs.map((run) => ({ run, done: done.get(run.id) ?? 0 })),
    ...{ total: Number(points.$extras.total), frozenCount: Number(frozen.$extras.total) },
    mayLift: await bouncer.with(FigurePolicy).allows('lift'),
  })
}

import type { HttpContext } from '@adonisjs/core/http'
import { timelineOf } from '#app/audit/timeline'
import { workCalendar } from '#app/calendar/work_calendar'
import { isRevealed } from '#app/personal_data/contacts'
import config from '#config/ratings'
import BadRatingCase from './bad_rating_case.js'
import { offeredActs } from './bad_rating_case_acts.js'
import BadRatingCasePolicy from './bad_rating_case_policy.js'
import { filesOf, mayAddFiles } from './bad_rating_files.js'
import { isLate } from './case_limits.js'

/** The case of the address, or 404. */
export function visibleCase({ auth, params }: HttpContext) {
  return BadRatingCase.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.bad_rating_id ?? params.id) || 0)
    .preload('designation')
    .preload('clocks')
    .firstOrFail()
}

/** @param posted the act whose form was refused: its fields alone show what was typed */
export async function renderCase(ctx: HttpContext, row: BadRatingCase, posted?: string) {
  const { auth, bouncer, view, i18n } = ctx
  const calendar = await workCalendar()
  const offered = offeredActs(row, auth.getUserOrFail())
  const running = row.clocks.filter(({ endedOn }) => endedOn === null)
  return view.render('pages/ratings/cases/show', {
    row,
    offered,
    posted: offered.find(({ name }) => name === posted)?.name ?? offered[0]?.name,
    clocks: running.map((clock) => clock.standing(calendar)),
    isLate: isLate(row.clocks),
    files: await filesOf(row),
    mayAddFiles: mayAddFiles(auth.getUserOrFail(), row),
    maxBytes: config.files.maxBytes,
    isRevealed: isRevealed(ctx, 'bad_rating_case', row.id),
    mayReadContact: await bouncer.with(BadRatingCasePolicy).allows('readContact', row),
    timeline: await timelineOf('bad_rating_case', row.id, i18n),
  })
}

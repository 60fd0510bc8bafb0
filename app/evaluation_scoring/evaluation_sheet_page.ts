import config from '#config/evaluation_scoring'
import type { HttpContext } from '@adonisjs/core/http'
import type User from '#app/users/user'
import { dueOf } from '#app/workflow/due_of'
import { pointReading } from './point_reading.js'
import EvaluationSeat from './evaluation_seat.js'
import { OPEN } from './evaluation_seat_workflow.js'
import { markField, pieceField, progressOf, taskOf, type Progress, type SheetTask } from './sheet_task.js'
import { lastSheet } from './sheet_versions.js'

/** The seat of the address, of who is signed in, or 404. */
export function ownSeat({ auth, params }: HttpContext) {
  return EvaluationSeat.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('token', String(params.token))
    .preload('expert', (experts) => void experts.preload('user'))
    .preload('evaluation', (points) => void points.preload('organization'))
    .preload('panel', (panels) => void panels.preload('cycle'))
    .firstOrFail()
}

/** The expert's seats that wait; of points that are still judged. */
export function openSeats(user: User) {
  return EvaluationSeat.query()
    .withScopes((scopes) => {
      scopes.visibleTo(user)
      scopes.counted()
    })
    .whereIn('state', OPEN)
    .whereHas('panel', (panels) => void panels.where('state', 'scoring'))
}

/** The point on one side, the sheet in it: an expert reads and scores indicator by indicator. */
export async function renderSheet(ctx: HttpContext, seat: EvaluationSeat, known?: SheetTask) {
  const { auth, view, i18n } = ctx
  const { evaluation, panel } = seat
  const task = known ?? (await taskOf(evaluation))
  const last = await lastSheet(seat)
  const others = await openSeats(auth.getUserOrFail())
    .whereNot('id', seat.id)
    .preload('evaluation')
    .orderBy('id')
    .limit(1)
  const isRunning = panel.state === 'scoring' && evaluation.state === 'scoring'
  const isOpen = isRunning && OPEN.includes(seat.state)
  const sheet = isOpen ? (seat.draft ?? last) : last
  return view.render('pages/evaluation_sheets/show', {
    ...{ seat, evaluation, last, sheet, isRunning, isOpen, markField, pieceField },
    reasonPercent: config.reasonBelow * 100,
    groups: await pointReading(evaluation, panel.cycle.year, task, sheet, i18n),
    progress: progressText(progressOf(task, sheet), i18n),
    next: others[0] ?? null,
    due: (await dueOf('evaluation_panel', [panel.id]))[panel.id] ?? null,
  })
}

/** What is done and what the points add up to, as the line above the button says it. */
export function progressText(progress: Progress, words: Pick<HttpContext['i18n'], 't'>) {
  return words.t('evaluation_sheets.progress', { ...progress, total: (progress.total / 100).toFixed(1) })
}

import type { I18n } from '@adonisjs/i18n'
import type EvaluationCycle from '#app/evaluations/evaluation_cycle'
import { invitationsTo } from '#app/experts/accepted_experts'
import { standingsIn } from '#app/experts/seats'
import { EvaluationPanel } from './evaluation_panel.js'
import EvaluationSeat from './evaluation_seat.js'
import { OPEN } from './evaluation_seat_workflow.js'

/** How far each expert is, and who holds points still although the invitation was given back. */
export async function panelBoard(panel: EvaluationPanel) {
  const seats = EvaluationSeat.query()
    .where('panelId', panel.id)
    .withScopes((scopes) => scopes.counted())
  const standings = await standingsIn(seats, OPEN)
  const gone = await invitationsTo(panel).whereNotIn('state', ['accepted', 'done'])
  const experts = standings.map((one) => ({
    ...one,
    hasLeft: one.open > 0 && gone.some(({ expertId }) => expertId === one.expertId),
  }))
  const sum = (of: 'seats' | 'submitted') => experts.reduce((total, one) => total + one[of], 0)
  return { experts, seats: sum('seats'), submitted: sum('submitted') }
}

/** How far the panel of a cycle is, in a few words; null before it is opened. */
export async function panelSummary({ id }: Pick<EvaluationCycle, 'id'>, i18n: Pick<I18n, 't'>) {
  const panel = await EvaluationPanel.findBy('cycleId', id)
  if (!panel) return null
  if (!panel.begunAt) return i18n.t(`evaluation_panels.states.${panel.state}`)
  const { submitted, seats } = await panelBoard(panel)
  return i18n.t('evaluation_panels.summary', { submitted, seats })
}

type WhoScores = { name: string; state: EvaluationSeat['state'] }

/** Who scores these points and how far each is, in one statement: a row of the matrix each. */
export async function seatsOfPoints(evaluationIds: readonly number[]): Promise<Map<number, WhoScores[]>> {
  const seats = await EvaluationSeat.query()
    .whereIn('evaluationId', [...evaluationIds])
    .whereIn('state', [...OPEN, 'submitted'])
    .preload('expert', (experts) => void experts.preload('user'))
    .orderBy('id')
  const found = new Map<number, WhoScores[]>()
  for (const { evaluationId, expert, state } of seats) {
    found.set(evaluationId, [...(found.get(evaluationId) ?? []), { name: expert.user.name, state }])
  }
  return found
}

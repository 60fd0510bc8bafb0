import type { I18n } from '@adonisjs/i18n'
import type EvaluationCycle from '#app/evaluations/evaluation_cycle'
import { ExpertInvitation } from '#app/experts/assignment'
import Expert from '#app/experts/expert'
import { EvaluationPanel } from './evaluation_panel.js'
import EvaluationSeat from './evaluation_seat.js'
import { OPEN } from './evaluation_seat_workflow.js'

export type ExpertStanding = {
  expertId: number
  name: string
  employer: string | null
  /** Points that the expert holds, of them handed in, and given up. */
  seats: number
  submitted: number
  open: number
  recused: number
  /** The invitation was given back, and points are still held. */
  hasLeft: boolean
}

export type PanelBoard = { experts: ExpertStanding[]; seats: number; submitted: number }

/** How far each expert is, who is most behind first: as many statements for a hundred points as for one. */
export async function panelBoard({ id, assignmentId }: EvaluationPanel): Promise<PanelBoard> {
  const counts = await EvaluationSeat.query()
    .where('panelId', id)
    .withScopes((scopes) => scopes.counted())
    .groupBy('expert_id', 'state')
    .select('expert_id', 'state')
    .count('* as seats')
    .pojo<{ expert_id: number; state: EvaluationSeat['state']; seats: number }>()
  const ids = [...new Set(counts.map((row) => row.expert_id))]
  const people = await Expert.query().whereIn('id', ids).preload('user')
  const gone = await ExpertInvitation.query()
    .where('assignmentId', assignmentId ?? 0)
    .whereNotIn('state', ['accepted', 'done'])
  const experts = people.map(({ id: expertId, user }) => {
    const count = (...states: string[]) =>
      counts
        .filter((row) => row.expert_id === expertId && states.includes(row.state))
        .reduce((sum, { seats }) => sum + Number(seats), 0)
    const [open, submitted] = [count(...OPEN), count('submitted')]
    return {
      ...{ expertId, name: user.name, employer: user.employer, open, submitted, seats: open + submitted },
      ...{ recused: count('recused'), hasLeft: open > 0 && gone.some((one) => one.expertId === expertId) },
    }
  })
  experts.sort((one, other) => other.open - one.open || one.expertId - other.expertId)
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

export type WhoScores = { name: string; state: EvaluationSeat['state'] }

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

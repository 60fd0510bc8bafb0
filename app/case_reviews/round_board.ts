import Expert from '#app/experts/expert'
import type CaseRound from './case_round.js'
import CaseSeat from './case_seat.js'
import { caseSeatWorkflow } from './case_seat_workflow.js'

export type JurorStanding = {
  expertId: number
  name: string
  employer: string | null
  /** Seats that the juror holds, of them handed in, and given up. */
  seats: number
  submitted: number
  open: number
  recused: number
}

/** How far each juror is, who is most behind first: two statements, however many cases. */
export async function jurorsOf({ id }: CaseRound): Promise<JurorStanding[]> {
  const counts = await CaseSeat.query()
    .where('roundId', id)
    .withScopes((scopes) => scopes.counted())
    .groupBy('expert_id', 'state')
    .select('expert_id', 'state')
    .count('* as seats')
    .pojo<{ expert_id: number; state: CaseSeat['state']; seats: number }>()
  const ids = [...new Set(counts.map((row) => row.expert_id))]
  const experts = await Expert.query().whereIn('id', ids).preload('user')
  const jurors = experts.map((expert) => {
    const count = (...states: string[]) =>
      counts
        .filter((row) => row.expert_id === expert.id && states.includes(row.state))
        .reduce((sum, { seats }) => sum + Number(seats), 0)
    const [open, submitted] = [count(...caseSeatWorkflow.statesIn('open')), count('submitted')]
    return {
      ...{ expertId: expert.id, name: expert.user.name, employer: expert.user.employer },
      ...{ open, submitted, seats: open + submitted, recused: count('recused') },
    }
  })
  return jurors.sort((one, other) => other.open - one.open || one.expertId - other.expertId)
}

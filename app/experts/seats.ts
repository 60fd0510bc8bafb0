import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import type { LucidModel, ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import db from '@adonisjs/lucid/services/db'
import { beijingDay, instantOf } from '#app/core/beijing_day'
import { sqlTime } from '#app/core/dialect'
import User from '#app/users/user'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import Expert from './expert.js'

/** 评分席位, whatever is judged in them. */
type Seats<M extends LucidModel> = ModelQueryBuilderContract<M>

/** The expert's own; who stepped aside or was let go sees nothing any more. */
export function whereHeldBy<M extends LucidModel>(seats: Seats<M>, user: User) {
  seats.whereIn('expert_id', Expert.query().where('user_id', user.id).select('id'))
  seats.whereIn('state', ['assigned', 'reopened', 'submitted'])
}

/** The people in some seats, as far as they still sign in. */
export function peopleIn(seats: DatabaseQueryBuilderContract<any>) {
  const people = db.from('experts').whereIn('id', seats.select('expert_id')).select('user_id')
  return User.query().whereIn('id', people).where('isActive', true)
}

/**
 * 催办 once a day: notes in an expert's open seats that a word was said.
 *
 * @throws StepNotAllowed `nudged_today`, also where nothing is open
 */
export async function noteNudge(open: DatabaseQueryBuilderContract<any>) {
  const today = sqlTime(new Date(instantOf(beijingDay())))
  const nudged = await open
    .where((since) => void since.whereNull('nudged_at').orWhere('nudged_at', '<', today))
    .update({ nudged_at: sqlTime() })
  if (Number(nudged) === 0) throw new StepNotAllowed('nudge', 'nudged_today')
}

export type Standing = {
  expertId: number
  name: string
  employer: string | null
  /** Seats that the expert holds, of them handed in, and given up. */
  seats: number
  submitted: number
  open: number
  recused: number
}

/** How far the experts in some seats are, who is most behind first: two statements, however many seats. */
export async function standingsIn<M extends LucidModel>(
  seats: Seats<M>,
  openStates: readonly string[]
): Promise<Standing[]> {
  const counts = await seats
    .groupBy('expert_id', 'state')
    .select('expert_id', 'state')
    .count('* as seats')
    .pojo<{ expert_id: number; state: string; seats: number }>()
  const ids = [...new Set(counts.map((row) => row.expert_id))]
  const experts = await Expert.query().whereIn('id', ids).preload('user')
  const standings = experts.map(({ id: expertId, user: { name, employer } }) => {
    const count = (...states: string[]) =>
      counts
        .filter((row) => row.expert_id === expertId && states.includes(row.state))
        .reduce((sum, row) => sum + Number(row.seats), 0)
    const [open, submitted] = [count(...openStates), count('submitted')]
    return { expertId, name, employer, open, submitted, seats: open + submitted, recused: count('recused') }
  })
  return standings.sort((one, other) => other.open - one.open || one.expertId - other.expertId)
}

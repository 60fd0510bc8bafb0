import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { workCalendar } from '#app/calendar/work_calendar'
import { beijingDay } from '#app/core/beijing_day'
import { formatDay } from '#app/core/format'
import EvaluationCycle from '#app/evaluations/evaluation_cycle'
import { lastDayOf } from '#app/evaluations/period_lock'
import PointEvaluation from '#app/evaluations/point_evaluation'
import { pointEvaluationWorkflow as workflow } from '#app/evaluations/point_evaluation_workflow'
import { applicantRoles } from '#app/users/roles'
import type User from '#app/users/user'
import type { TodoSource } from '#app/workflow/todos'
import { checksAs } from './self_assessment_policy.js'

type Query = ModelQueryBuilderContract<typeof PointEvaluation>

/** Of the evaluations that this person sees, those that wait for this person: to be filed, completed or checked. */
export function waitingFor(query: Query, user: User) {
  query.where((mine) => {
    mine.whereRaw('1 = 0')
    if (user.organizationId && user.is(...applicantRoles)) {
      mine.orWhere((own) => {
        own.where('organization_id', user.organizationId!)
        own.where((open) => {
          open.where('state', 'supplement')
          open.orWhere((filing) => void filing.where('state', 'self_open').where(isOpen))
        })
      })
    }
    if (checksAs(user)) mine.orWhere('state', 'submitted')
  })
}

/** As `mayFile` says it of one: until the due day of all, or the own grace. */
function isOpen(query: Pick<Query, 'where' | 'orWhereIn'>) {
  const today = beijingDay()
  query.where('grace_until', '>=', today)
  query.orWhereIn('cycle_id', cycles(today))
}

const cycles = (today: string) =>
  EvaluationCycle.query().where('state', 'open_self').where('self_due_on', '>=', today).select('id')

function waiting(user: User) {
  const query = PointEvaluation.query().withScopes((scopes) => scopes.visibleTo(user))
  waitingFor(query, user)
  return query
}

export const selfTodos: TodoSource = {
  item: 'point_evaluations',
  waiting,
  list: async (user, { i18n }) => {
    const calendar = await workCalendar()
    const rows = await waiting(user).preload('cycle').preload('clocks').orderBy('stateSince').orderBy('id').limit(20)
    return rows.map((row) => {
      const { id, name, number, state, cycle, stateSince, clocks } = row
      return {
        title: `${cycle.title} · ${name}`,
        text:
          state === 'self_open'
            ? i18n.t('self_assessments.due', { day: formatDay(lastDayOf(row), i18n.locale) })
            : number,
        href: `/point-evaluations/${id}${state === 'submitted' ? '/check' : ''}`,
        badge: { tone: workflow.states[state].tone, text: i18n.t(`point_evaluations.states.${state}`) },
        since: stateSince,
        deadline: clocks[0]?.standing(calendar),
      }
    })
  },
}

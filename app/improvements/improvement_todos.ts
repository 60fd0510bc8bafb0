import type { TodoSource } from '#app/workflow/todos'
import type User from '#app/users/user'
import { beijingDay } from '#app/core/beijing_day'
import { decidableItems } from './conference_decisions.js'
import { standingOf } from './improvement_list.js'
import ImprovementMeasure, { WITH_OWNER } from './improvement_measure.js'
import { improvementWorkflow as workflow } from './improvement_workflow.js'

/** What waits for its owner, to be given one, to be decided, or is over its day and wants another or an end. */
export const improvementTodos: TodoSource = {
  item: 'improvements',
  waiting,
  list: async (user, { i18n }) => {
    const rows = await waiting(user).orderBy('dueOn').orderBy('id').limit(20)
    return rows.map((row) => ({
      title: row.measure,
      text: i18n.t('improvements.due', { day: row.dueOn.toISODate()! }),
      href: `/improvements/${row.id}`,
      badge: {
        tone: row.isOverdue ? 'bad' : workflow.states[row.state].tone,
        text: i18n.t(`improvements.states.${standingOf(row)}`),
      },
      since: row.stateSince,
    }))
  },
}

function waiting(user: User) {
  return ImprovementMeasure.query().where((turn) => {
    turn.whereRaw('1 = 0')
    if (user.inName('bureau_handler')) {
      turn.orWhere((bare) => void bare.where('state', 'proposed').whereNull('owner_id').whereNull('owner_district'))
    }
    if (user.inName('division_head')) {
      turn.orWhere('state', 'reported').orWhereIn('id', decidableItems().select('measureId'))
      turn.orWhere((late) => void late.whereIn('state', [...WITH_OWNER]).where('due_on', '<', beijingDay()))
      turn.orWhere((whole) => {
        whole.where('state', 'proposed')
        whole.where((owned) => void owned.whereNotNull('owner_id').orWhereNotNull('owner_district'))
      })
    }
    turn.orWhere((own) => {
      own.whereIn('state', [...WITH_OWNER])
      own.where((mine) => {
        mine.whereIn(
          'owner_id',
          user.names.map(({ id }) => id)
        )
        for (const { seesDistrict } of user.names) if (seesDistrict) mine.orWhere('owner_district', seesDistrict)
      })
    })
  })
}

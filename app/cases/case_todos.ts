import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { workCalendar } from '#app/calendar/work_calendar'
import type User from '#app/users/user'
import { applicantRoles } from '#app/users/roles'
import type { TodoSource } from '#app/workflow/todos'
import TypicalCase from './typical_case.js'
import { EDITABLE, typicalCaseWorkflow } from './typical_case_workflow.js'

type Query = ModelQueryBuilderContract<typeof TypicalCase>

/** Of the cases that this person sees, those on which it is this person's turn. */
export function waitingFor(query: Query, user: User) {
  query.where((mine) => {
    mine.whereRaw('1 = 0')
    if (user.organizationId && user.is(...applicantRoles))
      mine.orWhere((own) => void own.where('organization_id', user.organizationId!).whereIn('state', [...EDITABLE]))
    if (user.is('alliance_secretariat')) mine.orWhere({ state: 'submitted', recommender: 'alliance' })
    if (user.is('district_reviewer'))
      mine.orWhere({ state: 'submitted', recommender: 'district', district_code: user.districtCode ?? '' })
    const handler = user.inName('bureau_handler')
    if (handler)
      mine.orWhere((check) => {
        check.where('state', 'recommended')
        check.where((free) => void free.whereNull('handler_id').orWhere('handler_id', handler.id))
      })
    if (user.inName('division_head'))
      mine.orWhere((asked) => void asked.whereNotNull('disqualify_by_id').whereNot('state', 'disqualified'))
  })
}

function waiting(user: User) {
  const query = TypicalCase.query().withScopes((scopes) => scopes.visibleTo(user))
  waitingFor(query, user)
  return query
}

export const caseTodos: TodoSource = {
  item: 'typical_cases',
  waiting,
  list: async (user, { i18n }) => {
    const calendar = await workCalendar()
    const rows = await waiting(user)
      .preload('organization')
      .preload('clocks')
      .orderBy('stateSince')
      .orderBy('id')
      .limit(20)
    return rows.map((row) => ({
      title: row.title,
      text: user.organizationId ? (row.number ?? i18n.t('typical_cases.case')) : row.organization.name,
      href: row.state === 'draft' ? `/typical-cases/${row.id}/edit` : `/typical-cases/${row.id}`,
      badge: {
        tone: typicalCaseWorkflow.states[row.state].tone,
        text: i18n.t(`typical_cases.states.${row.state}`),
      },
      since: row.stateSince,
      deadline: row.clocks[0]?.standing(calendar),
    }))
  },
}

import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { workCalendar } from '#app/calendar/work_calendar'
import CaseCall from '#app/case_calls/case_call'
import { openCalls } from '#app/case_calls/open_calls'
import type User from '#app/users/user'
import { applicantRoles } from '#app/users/roles'
import type { TodoSource } from '#app/workflow/todos'
import TypicalCase from './typical_case.js'
import { typicalCaseWorkflow } from './typical_case_workflow.js'

type Query = ModelQueryBuilderContract<typeof TypicalCase>

/**
 * Of the cases that this person sees, those on which it is this person's turn. What cannot be handed in any more waits for
 * nobody, and nothing of a call that is over or was called off does.
 */
export function waitingFor(query: Query, user: User) {
  query.where((mine) => {
    mine.whereRaw('1 = 0')
    if (user.organizationId && user.is(...applicantRoles))
      mine.orWhere((own) => void own.where('organization_id', user.organizationId!).where(forUnit))
    const inCourse = (which: (cases: Query) => void) => mine.orWhere((one) => void one.where(isRunning).where(which))
    if (user.is('alliance_secretariat'))
      inCourse((cases) => void cases.where({ state: 'submitted', recommender: 'alliance' }))
    if (user.is('district_reviewer')) {
      const own = { state: 'submitted', recommender: 'district', district_code: user.districtCode ?? '' }
      inCourse((cases) => void cases.where(own))
    }
    const handler = user.inName('bureau_handler')
    if (handler)
      inCourse((check) => {
        check.where('state', 'recommended')
        check.where((free) => void free.whereNull('handler_id').orWhere('handler_id', handler.id))
      })
    if (user.inName('division_head'))
      mine.orWhere((asked) => {
        asked.whereNotNull('disqualify_by_id').whereIn('state', [...typicalCaseWorkflow.steps.disqualify.from])
      })
  })
}

function isRunning(query: Query) {
  const running = CaseCall.query().whereIn('state', ['published', 'closed'])
  query.whereIn('call_id', running.select('id'))
}

/** Written and handed in while the call is open, put right as long as it runs. */
function forUnit(query: Query) {
  query.where((written) => {
    written.whereIn('state', ['draft', 'returned']).whereIn('call_id', openCalls().clearOrder().select('id'))
  })
  query.orWhere((ordered) => void ordered.where('state', 'supplement_required').where(isRunning))
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

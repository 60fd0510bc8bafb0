import type { TodoSource } from '#app/workflow/todos'
import { beijingDay } from '#app/calendar/working_days'
import { applicantRoles } from '#app/users/roles'
import type User from '#app/users/user'
import Clock from '#app/workflow/clock'
import Rectification from './rectification.js'
import { standingOf } from './rectification_deadline.js'
import { rectificationWorkflow } from './rectification_workflow.js'
import Revocation from './revocation.js'
import { revocationWorkflow } from './revocation_workflow.js'

/** Orders to be signed, to be fulfilled, to be accepted; those whose time is over lie with the handler too. */
export const rectificationTodos: TodoSource = {
  item: 'rectifications',
  waiting: waitingRectifications,
  list: async (user, { i18n, calendar }) => {
    const rows = await waitingRectifications(user).orderBy('stateSince').orderBy('id').limit(20)
    return rows.map((row) => ({
      title: row.name,
      text: row.docNumber ?? i18n.t(`rectifications.causes.${row.cause}`),
      href: `/rectifications/${row.id}`,
      badge: { tone: rectificationWorkflow.states[row.state].tone, text: i18n.t(`rectifications.states.${row.state}`) },
      since: row.stateSince,
      deadline: standingOf(row, calendar) ?? undefined,
    }))
  },
}

function waitingRectifications(user: User) {
  return Rectification.query().where((mine) => {
    mine.whereRaw('1 = 0')
    if (user.inName('division_head')) mine.orWhere('state', 'proposed')
    if (user.inName('bureau_handler')) {
      mine
        .orWhere('state', 'reported')
        .orWhere((late) => void late.where('state', 'ordered').where('due_on', '<', beijingDay()))
    }
    if (user.is(...applicantRoles)) mine.orWhere({ state: 'ordered', organization_id: user.organizationId ?? 0 })
  })
}

/** Revocations on which it is this person's turn. */
export const revocationTodos: TodoSource = {
  item: 'revocations',
  waiting: waitingRevocations,
  list: async (user, { i18n, calendar }) => {
    const rows = await waitingRevocations(user).orderBy('stateSince').orderBy('id').limit(20)
    const clocks = await Clock.of(
      'revocation',
      rows.map(({ id }) => id)
    )
    return rows.map((row) => ({
      title: row.name,
      text: i18n.t(`revocations.causes.${row.cause}`),
      href: `/revocations/${row.id}`,
      badge: { tone: revocationWorkflow.states[row.state].tone, text: i18n.t(`revocations.states.${row.state}`) },
      since: row.stateSince,
      deadline: clocks.find(({ subjectId }) => subjectId === row.id)?.standing(calendar),
    }))
  },
}

function waitingRevocations(user: User) {
  return Revocation.query().where((mine) => {
    mine.whereRaw('1 = 0')
    if (user.inName('division_head')) mine.orWhere('state', 'proposed')
    if (user.inName('bureau_leader')) mine.orWhere('state', 'deliberation')
    if (user.inName('bureau_handler')) {
      mine.orWhereIn('state', ['draft', 'stated'])
      mine.orWhere((over) => void over.where('state', 'public_notice').where('notice_until', '<', beijingDay()))
    }
    if (user.is(...applicantRoles)) mine.orWhere({ state: 'warned', organization_id: user.organizationId ?? 0 })
  })
}

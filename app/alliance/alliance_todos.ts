import type { TodoSource } from '#app/workflow/todos'
import { beijingDay } from '#app/core/beijing_day'
import { applicantRoles } from '#app/users/roles'
import type User from '#app/users/user'
import AllianceMember from './alliance_member.js'
import Handover from './handover.js'
import { memberWorkflow } from './member_workflow.js'
import Proceeding from './proceeding.js'
import { proceedingWorkflow } from './proceeding_workflow.js'
import { representedBy } from './representatives.js'
import YearlyCheck from './yearly_check.js'
import { checkWorkflow } from './check_workflow.js'

/** Applications to be checked or put right, and wishes to leave. */
export const memberTodos: TodoSource = {
  item: 'alliance_members',
  waiting: waitingMembers,
  list: async (user, { i18n, calendar }) => {
    const rows = await waitingMembers(user).preload('clocks').orderBy('stateSince').orderBy('id').limit(20)
    return rows.map((row) => ({
      title: row.name,
      text: row.number ?? i18n.t('alliance_members.application'),
      href: `/alliance-members/${row.id}`,
      badge: row.withdrawalAskedOn
        ? { tone: 'warning', text: i18n.t('alliance_members.leaving') }
        : { tone: memberWorkflow.states[row.state].tone, text: i18n.t(`alliance_members.states.${row.state}`) },
      since: row.withdrawalAskedOn ?? row.stateSince,
      deadline: (row.clocks.find(({ isPaused }) => !isPaused) ?? row.clocks.at(0))?.standing(calendar),
    }))
  },
}

function waitingMembers(user: User) {
  return AllianceMember.query().where((mine) => {
    mine.whereRaw('1 = 0')
    if (user.is('alliance_secretariat')) {
      mine.orWhere('state', 'applied')
      mine.orWhere(
        (leaving) =>
          void leaving.whereIn('state', memberWorkflow.statesIn('members')).whereNotNull('withdrawal_asked_on')
      )
    }
    if (user.is('principal')) mine.orWhere({ state: 'supplement', organization_id: user.organizationId ?? 0 })
  })
}

/** Hand-overs that the old representative confirms, or the secretariat where that person is gone. */
export const handoverTodos: TodoSource = {
  item: 'alliance_members',
  waiting: waitingHandovers,
  list: async (user, { i18n }) => {
    const rows = await waitingHandovers(user).preload('member').preload('to').orderBy('id').limit(20)
    return rows.map((row) => ({
      title: row.member.name,
      text: i18n.t('alliance_handovers.todo', { name: row.to.name }),
      href: `/alliance-members/${row.memberId}`,
      badge: { tone: 'waiting', text: i18n.t(`alliance_handovers.states.${row.state}`) },
      since: row.stateSince,
    }))
  },
}

function waitingHandovers(user: User) {
  return Handover.query()
    .where('state', 'proposed')
    .where((mine) => {
      mine.where('from_user_id', user.id)
      if (user.is('alliance_secretariat'))
        mine.orWhereNotExists((gone) => {
          gone.from('users').whereColumn('users.id', 'alliance_handovers.from_user_id').where('users.is_active', true)
        })
    })
}

/** Reviews and statements. */
export const proceedingTodos: TodoSource = {
  item: 'alliance_members',
  waiting: waitingProceedings,
  list: async (user, { i18n }) => {
    const rows = await waitingProceedings(user).orderBy('stateSince').orderBy('id').limit(20)
    return rows.map((row) => ({
      title: row.name,
      text: i18n.t(`alliance_proceedings.causes.${row.cause}`),
      href: `/alliance-proceedings/${row.id}`,
      badge: {
        tone: proceedingWorkflow.states[row.state].tone,
        text: i18n.t(`alliance_proceedings.states.${row.state}`),
      },
      since: row.stateSince,
    }))
  },
}

function waitingProceedings(user: User) {
  return Proceeding.query().where((mine) => {
    mine.whereRaw('1 = 0')
    if (user.is('alliance_secretariat')) mine.orWhereIn('state', ['review', 'ready'])
    if (user.is('principal')) {
      const own = AllianceMember.query()
        .where('organizationId', user.organizationId ?? 0)
        .select('id')
      mine.orWhere((heard) => void heard.where('state', 'statement').whereIn('member_id', own))
    }
  })
}

/** Sheets to be confirmed by who represents the member today, and those to be decided on. */
export const checkTodos: TodoSource = {
  item: 'alliance_checks',
  waiting: waitingChecks,
  list: async (user, { i18n }) => {
    const rows = await waitingChecks(user).orderBy('stateSince').orderBy('id').limit(20)
    return rows.map((row) => ({
      title: row.name,
      text: i18n.t('alliance_checks.of_year', { year: String(row.year) }),
      href: `/alliance-checks/${row.id}`,
      badge: { tone: checkWorkflow.states[row.state].tone, text: i18n.t(`alliance_checks.states.${row.state}`) },
      since: row.stateSince,
    }))
  },
}

function waitingChecks(user: User) {
  const today = beijingDay()
  return YearlyCheck.query().where((mine) => {
    mine.whereRaw('1 = 0')
    if (user.is('alliance_secretariat')) {
      mine.orWhere('state', 'confirmed')
      mine.orWhere((silent) => void silent.where('state', 'opened').where('due_on', '<', today))
    }
    if (user.is(...applicantRoles)) {
      mine.orWhere((own) => {
        own
          .where('state', 'opened')
          .where('due_on', '>=', today)
          .whereIn('member_id', representedBy(user).select('member_id'))
      })
    }
  })
}

import { beijingDay } from '#app/core/beijing_day'
import { formatDay } from '#app/core/format'
import type { TodoSource } from '#app/workflow/todos'
import type User from '#app/users/user'
import ActivityCorrection from './activity_correction.js'
import Consultation from './consultation.js'
import { consultationWorkflow } from './consultation_workflow.js'
import { correctionWorkflow } from './correction_workflow.js'
import { firstOpenDay, lastDayFor, monthOf } from './months.js'

/**
 * Entries to be put right by who writes them, to be confirmed by who answers for them; and drafts of the month before,
 * as long as they can still count.
 */
export const consultationTodos: TodoSource = {
  item: 'consultations',
  waiting: waitingEntries,
  list: async (user, { i18n }) => {
    const entries = await waitingEntries(user).orderBy('stateSince').orderBy('id').limit(20)
    return entries.map((entry) => ({
      title: entry.question,
      text: entry.state === 'draft' ? i18n.t('consultations.draft_until', untilOf(entry, i18n.locale)) : entry.number,
      href: `/consultations/${entry.id}`,
      badge: {
        tone: consultationWorkflow.states[entry.state].tone,
        text: i18n.t(`consultations.states.${entry.state}`),
      },
      since: entry.stateSince,
    }))
  },
}

function untilOf({ number, servedDay }: Consultation, locale: string) {
  return { number, day: formatDay(lastDayFor(monthOf(servedDay)), locale) }
}

function waitingEntries(user: User) {
  const turn = user.is('principal') ? (['submitted', 'returned'] as const) : (['returned'] as const)
  return Consultation.query()
    .where('organizationId', user.organizationId ?? 0)
    .where((due) => {
      due.whereIn('state', [...turn])
      due.orWhere((draft) => {
        draft.where('state', 'draft').where('servedOn', '>=', firstOpenDay())
        draft.where('servedOn', '<', `${monthOf(beijingDay())}-01`)
      })
    })
}

/** Changes in closed months that the city's handler decides on. */
export const correctionTodos: TodoSource = {
  item: 'activity_corrections',
  waiting: waitingCorrections,
  list: async (user, { i18n }) => {
    const corrections = await waitingCorrections(user).orderBy('stateSince').orderBy('id').limit(20)
    return corrections.map((correction) => ({
      title: correction.title,
      text: i18n.t(`activity_corrections.kinds.${correction.kind}`),
      href: `/activity-corrections/${correction.id}`,
      badge: {
        tone: correctionWorkflow.states[correction.state].tone,
        text: i18n.t(`activity_corrections.states.${correction.state}`),
      },
      since: correction.stateSince,
    }))
  },
}

function waitingCorrections(user: User) {
  const query = ActivityCorrection.query().where('state', 'proposed')
  return user.inName('bureau_handler') ? query : query.whereRaw('1 = 0')
}

import type { TodoSource } from '#app/workflow/todos'
import type User from '#app/users/user'
import WorkReport from './work_report.js'
import { type ReportState, workReportWorkflow } from './work_report_workflow.js'

/** Reports that wait for this person, or for somebody in whose name this person acts. */
export const workReportTodos: TodoSource = {
  item: 'work_reports',
  waiting: waitingReports,
  list: async (user, { i18n }) => {
    const rows = await waitingReports(user).orderBy('stateSince').orderBy('id').limit(20)
    return rows.map(({ id, title, state, stateSince }) => ({
      title,
      text: i18n.t(`work_reports.waiting.${state}`),
      href: `/work-reports/${id}`,
      badge: { tone: workReportWorkflow.states[state].tone, text: i18n.t(`work_reports.states.${state}`) },
      since: stateSince,
    }))
  },
}

const DECIDING = ['division_head', 'bureau_leader'] as const

function waitingReports(user: User) {
  const states: ReportState[] = []
  if (user.is('bureau_handler')) states.push(...workReportWorkflow.statesWaitingFor('bureau_handler'))
  for (const role of DECIDING) {
    if (user.inName(role)) states.push(...workReportWorkflow.statesWaitingFor(role))
  }
  return WorkReport.query().whereIn('state', states)
}

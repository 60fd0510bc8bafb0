import type { HttpContext } from '@adonisjs/core/http'
import AuditEntry from '#app/audit/audit_entry'
import { sentenceOf } from '#app/audit/timeline'
import { workStanding } from '#app/background_jobs/work_standing'
import { whereDeadline } from '#app/service_points/application_deadlines'
import PointApplication from '#app/service_points/point_application'
import PointBatch from '#app/service_points/point_batch'
import { openCalls } from '#app/case_calls/open_calls'
import { pointApplicationWorkflow } from '#app/service_points/point_application_workflow'
import { workCalendar } from '#app/calendar/work_calendar'
import { beijingDay, type WorkCalendar } from '#app/calendar/working_days'
import type User from '#app/users/user'
import { waitingFor, type Todo, type Waiting } from '#app/workflow/todos'

/** The first page after signing in: what waits for me, and how the whole stands. */
export default class HomeController {
  async show({ auth, view, i18n, waits }: HttpContext) {
    const user = auth.getUserOrFail()
    await user.loadOnce('organization')
    const calendar = await workCalendar()
    const seen = PointApplication.query().withScopes((scopes) => scopes.visibleTo(user))

    return view.render('pages/home/show', {
      user,
      today: beijingDay(),
      todos: await todosOf(user, await (waits?.() ?? waitingFor(user)), i18n, calendar),
      counts: await countsByGroup(user),
      work: user.is('administrator') ? await workStanding() : null,
      overdue: user.isOfficial ? await countOverdue(user, calendar) : 0,
      openBatches: await PointBatch.openToday(),
      openCalls: await openCalls(),
      mine: user.organizationId ? await seen.orderBy('id', 'desc').limit(10) : [],
      recent: user.isBureau ? await recentActs(i18n) : [],
    })
  }
}

/** What has waited longest, of every kind. */
async function todosOf(user: User, waits: Waiting[], i18n: HttpContext['i18n'], calendar: WorkCalendar) {
  const todos: Todo[] = []
  for (const { source } of waits) todos.push(...(await source.list(user, { i18n, calendar })))
  return todos.sort((one, other) => one.since.toMillis() - other.since.toMillis()).slice(0, 20)
}

async function countOverdue(user: User, calendar: WorkCalendar) {
  const overdue = PointApplication.query().withScopes((scopes) => scopes.visibleTo(user))
  whereDeadline(overdue, 'over', calendar)
  const [{ $extras }] = await overdue.count('* as total')
  return Number($extras.total)
}

/** Applications in sight by group of states: one indexed count for each state. */
async function countsByGroup(user: User) {
  const rows = await PointApplication.query()
    .withScopes((scopes) => scopes.visibleTo(user))
    .groupBy('state')
    .select('state')
    .count('* as total')
  const counts: Record<string, number> = {}
  for (const row of rows) {
    const { group } = pointApplicationWorkflow.states[row.state]
    counts[group] = (counts[group] ?? 0) + Number(row.$extras.total)
  }
  return counts
}

/** The last acts in the city, each with the institution it was about. */
async function recentActs(i18n: HttpContext['i18n']) {
  const entries = await AuditEntry.query().where('subjectType', 'point_application').orderBy('id', 'desc').limit(8)
  const applications = await PointApplication.findMany(entries.map(({ subjectId }) => subjectId))
  return entries.map((entry) => {
    const { quote, title, ...sentence } = sentenceOf(entry, i18n)
    const about = applications.find(({ id }) => id === entry.subjectId)
    return {
      ...sentence,
      title: [title, about?.orgName].filter(Boolean).join(' · '),
      at: entry.occurredAt,
    }
  })
}

import type { HttpContext } from '@adonisjs/core/http'
import { filledRows } from '#app/core/form_field'
import { invalid, showAgain } from '#app/core/form_page'
import Designation from '#app/designations/designation'
import { personOf } from '#app/users/actor'
import { bureauRoles } from '#app/users/roles'
import User from '#app/users/user'
import type Event from './event.js'
import { managedEvent } from './event_page.js'
import { issueMinutes, type TaskFacts } from './event_task_workflow.js'
import { minutesValidator } from './event_validators.js'
import { keptTasks } from './kept_tasks.js'

type Row = { title?: string; owner?: string; dueOn?: string }

/** 会议纪要: what was agreed on, and who does what until when. */
export default class EventMinutesController {
  async create(ctx: HttpContext) {
    return renderMinutes(ctx, await managedEvent(ctx))
  }

  async store(ctx: HttpContext) {
    const { request, response, session, i18n } = ctx
    const event = await managedEvent(ctx)
    showAgain(ctx, () => renderMinutes(ctx, event))
    const { minutes, version } = await request.validateUsing(minutesValidator)
    const rows = filledRows(request.input('tasks') as Record<string, Row>)
    const owners = (await possibleOwners()).map(({ value }) => value)
    const tasks = rows.map((row, index) => checkedTask(row, index, owners, i18n.t.bind(i18n)))
    await issueMinutes(event, personOf(ctx), { minutes, tasks, version })
    session.flash('success', i18n.t('event_tasks.minutes_issued'))
    return response.redirect(`/trainings/${event.id}`)
  }
}

/** @throws E_VALIDATION_ERROR at the cell */
function checkedTask(row: Row, index: number, owners: string[], t: HttpContext['i18n']['t']): TaskFacts {
  const title = String(row.title ?? '').trim()
  if (title.length < 2 || title.length > 200) throw invalid(`tasks.${index}.title`, t('event_tasks.title_missing'))
  if (!owners.includes(String(row.owner))) throw invalid(`tasks.${index}.owner`, t('event_tasks.owner_missing'))
  if (!/^\d{4}-\d{2}-\d{2}$/.test(String(row.dueOn)) || Number.isNaN(Date.parse(String(row.dueOn))))
    throw invalid(`tasks.${index}.dueOn`, t('event_tasks.due_missing'))
  const [kind, id] = String(row.owner).split('-')
  return {
    ...{ title, dueOn: String(row.dueOn) },
    ownerId: kind === 'person' ? Number(id) : null,
    organizationId: kind === 'organization' ? Number(id) : null,
  }
}

/** People of the bureau, and institutions with a point in force. */
async function possibleOwners() {
  const people = await User.query()
    .withScopes((scopes) => scopes.active(...bureauRoles))
    .orderBy('id')
  const points = await Designation.query()
    .withScopes((scopes) => scopes.inForce())
    .preload('organization')
    .orderBy('name')
  const institutions = new Map(points.map(({ organization }) => [organization.id, organization.name]))
  return [
    ...people.map(({ id, name }) => ({ value: `person-${id}`, text: name })),
    ...[...institutions].map(([id, name]) => ({ value: `organization-${id}`, text: name })),
  ]
}

async function renderMinutes(ctx: HttpContext, event: Event) {
  const kept = await keptTasks(event, ctx)
  return ctx.view.render('pages/events/tasks/minutes', { event, kept, owners: await possibleOwners() })
}

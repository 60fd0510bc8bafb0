import type { HttpContext } from '@adonisjs/core/http'
import ActivityCorrection from '#app/activities/activity_correction'
import { ownPoints } from '#app/activities/point_choice'
import config from '#config/events'
import { workCalendar } from '#app/calendar/work_calendar'
import { beijingDay, workingDaysBetween } from '#app/calendar/working_days'
import Attachment from '#app/attachments/attachment'
import { timelineOf } from '#app/audit/timeline'
import { answersOf } from '#app/core/form_answers'
import type { Form } from '#app/core/form'
import Designation from '#app/designations/designation'
import Event from './event.js'
import { eventFileRules } from './event_files.js'
import { factsOf } from './event_facts.js'
import { heldForm, plannedForm } from './event_form.js'
import { unreachableByMail } from './event_mails.js'
import { eventPanels } from './event_panels.js'
import EventPolicy from './event_policy.js'
import EventRegistration from './event_registration.js'
import { signedInCount } from './event_sign_in.js'
import EventTask from './event_task.js'
import { keptTasks } from './kept_tasks.js'
import { mayTake, NOT_HELD, OPEN, type EventStep } from './event_workflow.js'

/** The event of the address, or 404. */
export function visibleEvent({ auth, params }: HttpContext) {
  return Event.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.training_id ?? params.id) || 0)
    .preload('designation')
    .preload('partners')
    .firstOrFail()
}

/** One that this person organises, or 403. */
export async function managedEvent(ctx: HttpContext) {
  const event = await visibleEvent(ctx)
  await ctx.bouncer.with(EventPolicy).authorize('manage', event)
  return event
}

export async function renderEvent(ctx: HttpContext, event: Event) {
  const { bouncer, view, i18n } = ctx
  const policy = bouncer.with(EventPolicy)
  const corrections = await ActivityCorrection.query()
    .where({ subjectType: 'event', subjectId: event.id })
    .orderBy('id', 'desc')
  const mayManage = await policy.allows('manage', event)
  const isAsked = corrections.some(({ state }) => state === 'proposed')
  return view.render('pages/events/trainings/show', {
    event,
    sections: answersOf(event.isHeld ? heldForm : plannedForm, factsOf(event), i18n),
    files: await filesOf(event),
    people: await countsOf(event),
    tasks: await tasksOf(event),
    kept: await keptTasks(event, ctx),
    panels: await eventPanels(event, ctx),
    isLateNotice: await isLateNotice(event),
    fileRules: eventFileRules,
    corrections,
    mayManage,
    mayConfirm: await policy.allows('confirm', event),
    mayEdit: mayManage && [...NOT_HELD, ...OPEN].includes(event.state) && !isAsked,
    allows: (step: EventStep) => mayTake(step, event) && !(step === 'remove' && isAsked),
    mayCorrect: event.isLocked && event.isHeld && !isAsked,
    timeline: await timelineOf('event', event.id, i18n),
  })
}

/** How many come, wait, were there, and are told by telephone alone. */
async function countsOf({ id }: Event) {
  const rows = await EventRegistration.query().where('eventId', id).groupBy('state').select('state').count('* as total')
  const of = (state: string) => Number(rows.find((row) => row.state === state)?.$extras.total ?? 0)
  const [unreachable] = await unreachableByMail(id).count('* as total')
  return {
    ...{ registered: of('registered'), waiting: of('waiting') },
    ...{ signedIn: await signedInCount(id), unreachable: Number(unreachable.$extras.total) },
  }
}

function tasksOf({ id, isConference }: Event) {
  if (!isConference) return []
  return EventTask.query().where('eventId', id).preload('owner').preload('organization').orderBy('id')
}

/** Is, or would today be, the conference announced too late? */
async function isLateNotice({ isConference, isHeld, notifiedOn, startsOn }: Event) {
  if (!isConference || isHeld) return false
  const from = notifiedOn?.toISODate() ?? beijingDay()
  return workingDaysBetween(from, startsOn.toISODate()!, await workCalendar()) < config.noticeWorkingDays
}

/** Its files by purpose, oldest first. */
export async function filesOf({ id }: Event) {
  const files = await Attachment.query()
    .where({ subjectType: 'event', subjectId: id })
    .whereNull('removedAt')
    .orderBy('id')
  return Object.fromEntries(
    Object.keys(eventFileRules).map((purpose) => [purpose, files.filter((file) => file.purpose === purpose)])
  )
}

type Writing = {
  form: Form
  event?: Event | null
  values: Record<string, unknown>
  /** Others of the day that look like it; `others` when another point reported it. */
  alike?: Event[]
  isOthers?: boolean
}

/** The form, empty, of an event, or of one that looks like another. */
export async function renderEntry({ auth, view }: HttpContext, writing: Writing) {
  const user = auth.getUserOrFail()
  const { event = null, alike = [], isOthers = false } = writing
  return view.render('pages/events/trainings/edit', {
    ...{ ...writing, event, alike, isOthers },
    isPlanned: writing.form === plannedForm,
    isOffice: user.isBureau,
    points: event ? [] : await ownPoints(user),
    partners: event ? event.partners.map(({ id }) => ({ point: id })) : [],
    choices: await Designation.query()
      .withScopes((scopes) => scopes.inForce())
      .orderBy('name')
      .select('id', 'name', 'number'),
  })
}

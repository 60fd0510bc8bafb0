import { refuseWhileAsked } from '#app/activities/correction_workflow'
import { beijingDay } from '#app/core/beijing_day'
import type { Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { Workflow, type Taking } from '#app/workflow/workflow'
import Event from './event.js'
import { columnsOf } from './event_columns.js'
import { recountEvent } from './event_counting.js'
import type { EventFacts } from './event_form.js'
import { tellRegistered } from './event_mails.js'
import { photosOf } from './event_photos.js'

export type EventState =
  | 'planned'
  | 'notified'
  | 'open'
  | 'shut'
  | 'held'
  | 'submitted'
  | 'returned'
  | 'confirmed'
  | 'minutes_issued'
  | 'tasks_tracking'
  | 'closed'
  | 'cancelled'
  | 'removed'

const WRITERS = ['operator', 'principal', 'bureau_handler', 'division_head'] as const
const AHEAD = ['planned', 'notified', 'open', 'shut'] as const

/**
 * From the plan over registration to what the person responsible stands for; the annual conference goes on to its
 * minutes and tasks instead. A closed month changes by correction.
 */
export const eventWorkflow = new Workflow(
  'event',
  'events',
  {
    planned: { tone: 'quiet', waitsFor: WRITERS, group: 'ahead' },
    notified: { tone: 'info', waitsFor: WRITERS, group: 'ahead' },
    open: { tone: 'info', waitsFor: WRITERS, group: 'ahead' },
    shut: { tone: 'info', waitsFor: WRITERS, group: 'ahead' },
    held: { tone: 'quiet', waitsFor: WRITERS, group: 'open' },
    submitted: { tone: 'waiting', waitsFor: ['principal', 'division_head'], group: 'open' },
    returned: { tone: 'warning', waitsFor: WRITERS, group: 'open' },
    confirmed: { tone: 'good', waitsFor: null, group: 'confirmed' },
    minutes_issued: { tone: 'info', waitsFor: ['bureau_handler', 'division_head'], group: 'open' },
    tasks_tracking: { tone: 'waiting', waitsFor: ['bureau_handler', 'division_head'], group: 'open' },
    closed: { tone: 'good', waitsFor: null, group: 'confirmed' },
    cancelled: { tone: 'quiet', waitsFor: null, group: 'removed' },
    removed: { tone: 'quiet', waitsFor: null, group: 'removed' },
  },
  {
    notify: { from: ['planned'], to: 'notified', recordedAs: 'event.notified' },
    open: { from: ['planned', 'notified', 'shut'], to: 'open', recordedAs: 'event.opened' },
    shut: { from: ['open'], to: 'shut', recordedAs: 'event.shut' },
    cancel: { from: AHEAD, to: 'cancelled', recordedAs: 'event.cancelled' },
    hold: { from: AHEAD, to: 'held', recordedAs: 'event.held' },
    submit: { from: ['held', 'returned'], to: 'submitted', recordedAs: 'event.submitted' },
    confirm: { from: ['held', 'submitted', 'returned'], to: 'confirmed', recordedAs: 'event.confirmed' },
    return: { from: ['submitted'], to: 'returned', recordedAs: 'event.returned' },
    reopen: { from: ['confirmed'], to: 'returned', recordedAs: 'event.reopened' },
    remove: { from: ['planned', 'held', 'submitted', 'returned'], to: 'removed', recordedAs: 'event.removed' },
    strike: { from: ['confirmed'], to: 'removed', recordedAs: 'event.struck' },
    issueMinutes: { from: ['held'], to: 'minutes_issued', recordedAs: 'event.minutes_issued' },
    track: { from: ['minutes_issued'], to: 'tasks_tracking', recordedAs: 'event.tasks_tracked' },
    close: { from: ['minutes_issued', 'tasks_tracking'], to: 'closed', recordedAs: 'event.closed' },
  } as const satisfies Record<string, { from: readonly EventState[]; to: EventState; recordedAs: string }>
)

export type EventStep = keyof typeof eventWorkflow.steps

/** While it can be changed without a correction. */
export const OPEN: readonly EventState[] = ['held', 'submitted', 'returned']
export const NOT_HELD: readonly EventState[] = AHEAD

const OF_CONFERENCES: readonly EventStep[] = ['notify', 'issueMinutes', 'track', 'close']
const OF_LEDGERS: readonly EventStep[] = ['submit', 'confirm', 'return', 'reopen', 'strike']
/** What a closed month does not allow any more. */
const MONTHLY: readonly EventStep[] = ['submit', 'confirm', 'return', 'reopen']

/** The state allows it, and so does the kind of event. */
export function mayTake(step: EventStep, event: Pick<Event, 'state' | 'isConference'>) {
  if (OF_CONFERENCES.includes(step) && !event.isConference) return false
  if (OF_LEDGERS.includes(step) && event.isConference) return false
  return eventWorkflow.allows(step, event)
}

/** 登记结果: a planned event is over; what came of it is written with the step. */
export function holdEvent(event: Event, by: Actor, { facts, version }: { facts: EventFacts; version: number }) {
  return takeEventStep('hold', event, by, {
    version,
    before: async (trx) => {
      const row = await Event.findOrFail(event.id, { client: trx })
      await row.merge(columnsOf(facts)).save()
    },
  })
}

type Handing = { opinion?: string; before?: (trx: Trx) => Promise<void> } & Pick<Taking, 'version' | 'set' | 'also'>

/** @throws StepNotAllowed `month_locked`: then a correction is asked for; `correction_open`, `photos_missing`, `wrong_state` */
export async function takeEventStep(
  step: EventStep,
  event: Event,
  by: Actor,
  { opinion, version, set, before, also }: Handing = {}
) {
  if (MONTHLY.includes(step) && event.isLocked) throw new StepNotAllowed(step, 'month_locked')
  if (!mayTake(step, event) && eventWorkflow.allows(step, event)) throw new StepNotAllowed(step, 'wrong_state')
  await eventWorkflow.take(step, event, {
    by,
    version,
    set: { ...set, ...markOf(step, event) },
    details: { opinion },
    also: async (trx) => {
      await before?.(trx)
      if (step === 'remove') await refuseWhileAsked(trx, { subjectType: 'event', subjectId: event.id }, step)
      if (step === 'submit' || step === 'confirm') await refuseWithoutPhotos(trx, event, step)
      await recountEvent(trx, event.id)
      if (step === 'cancel') await tellRegistered(trx, event.id, { template: 'event_cancelled', opinion })
      await also?.(trx)
    },
  })
}

/** The day on which it was announced, and since when everybody may see it. */
function markOf(step: EventStep, event: Event) {
  const published = { published_on: event.publishedOn?.toISODate() ?? beijingDay() }
  if (step === 'notify') return { ...published, notified_on: beijingDay() }
  return step === 'open' ? published : {}
}

/** 照片≥2 */
async function refuseWithoutPhotos(trx: Trx, { id }: Event, step: EventStep) {
  if ((await photosOf(id, trx)) < 2) throw new StepNotAllowed(step, 'photos_missing')
}

import { randomBytes } from 'node:crypto'
import { DateTime } from 'luxon'
import { beijingYear } from '#app/core/beijing_day'
import { canonicalJson } from '#app/core/canonical_json'
import { inTransaction, type Trx } from '#app/core/dialect'
import { refuseWhileAsked } from '#app/activities/correction_workflow'
import { nextNumber } from '#app/core/number_sequence'
import { WHOLE_CITY } from '#app/tallies/countings'
import type Designation from '#app/designations/designation'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import Event from './event.js'
import { columnsOf } from './event_columns.js'
import { recountEvent } from './event_counting.js'
import type { EventFacts } from './event_form.js'
import { tellRegistered } from './event_mails.js'
import { moveUp } from './event_registrations.js'
import { eventWorkflow, NOT_HELD, OPEN } from './event_workflow.js'

type Recording = { facts: EventFacts; partners?: readonly number[]; state: 'planned' | 'held' }

/** Writes down an event that was held, or one that is planned. Without a point it is the office's own. */
export function recordEvent(point: Designation | null, by: Actor & { id: number }, recording: Recording) {
  return inTransaction((trx) => writeEvent(trx, point, by, recording))
}

/** The same as a part of something larger. */
export async function writeEvent(
  trx: Trx,
  point: Designation | null,
  by: Actor & { id: number },
  { facts, partners = [], state }: Recording
) {
  const event = await Event.create(
    {
      ...columnsOf(facts),
      number: await numberOf(trx),
      designationId: point?.id ?? null,
      organizationId: point?.organizationId ?? null,
      districtCode: point?.districtCode ?? WHOLE_CITY,
      counts: false,
      signInSecret: randomBytes(32).toString('hex'),
      state,
      version: 0,
      stateSince: DateTime.utc(),
      createdById: by.id,
    },
    { client: trx }
  )
  await event.related('partners').sync([...partners])
  await recountEvent(trx, event.id)
  await eventWorkflow.tell(trx, state === 'held' ? 'event.recorded' : 'event.planned', event.id, by)
  return event
}

async function numberOf(trx: Trx) {
  const year = beijingYear()
  const serial = await nextNumber(trx, `event/${year}`)
  return `HD-${year}-${String(serial).padStart(6, '0')}`
}

type Revision = { facts: EventFacts; partners: readonly number[]; version: number }

/**
 * Changes what has not been confirmed.
 *
 * @throws StepNotAllowed `correction_open`, `edited_meanwhile`
 */
export async function reviseEvent(event: Event, by: Actor, { facts, partners, version }: Revision) {
  await inTransaction(async (trx) => {
    await eventWorkflow.hold(trx, event.id, [...OPEN, ...NOT_HELD], 'edit')
    await refuseWhileAsked(trx, { subjectType: 'event', subjectId: event.id }, 'edit')
    const row = await trx.from('events').where({ id: event.id }).first()
    if (row.version !== version) throw new StepNotAllowed('edit', 'edited_meanwhile')
    await writeEventFacts(trx, event.id, version, facts)
    const held = await Event.findOrFail(event.id, { client: trx })
    await held.related('partners').sync([...partners])
    await eventWorkflow.tell(trx, 'event.revised', event.id, by)
    if (!NOT_HELD.includes(event.state)) return
    await moveUp(trx, held)
    if (isMoved(event, held)) await tellRegistered(trx, event.id, { template: 'event_moved' })
  })
  await event.refresh()
}

/** Who registered must hear of another time or place. */
function isMoved(before: Event, after: Event) {
  return before.place !== after.place || canonicalJson(before.days) !== canonicalJson(after.days)
}

/** Writes the facts of a row that is held, and counts it anew. */
export async function writeEventFacts(trx: Trx, id: number, version: number, facts: Partial<EventFacts>) {
  const event = await Event.findOrFail(id, { client: trx })
  await event.merge({ ...columnsOf(facts), version: version + 1 }).save()
  await recountEvent(trx, id)
}

import { beijingDay } from '#app/core/beijing_day'
import { now } from '#app/core/clock'
import { insertMissing, inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import type Event from './event.js'
import EventRegistration from './event_registration.js'
import { registrationWorkflow } from './event_registration_workflow.js'
import type { Half } from './event_sign_in.js'
import { eventWorkflow, NOT_HELD } from './event_workflow.js'

/** Which half of which day it is in Beijing: the afternoon begins at one. */
export function halfNow(): { day: string; half: Half } {
  const hour = (now().getUTCHours() + 8) % 24
  return { day: beijingDay(), half: hour < 13 ? 'am' : 'pm' }
}

/** Is today one of its days? */
export function isToday({ days, state }: Event) {
  return NOT_HELD.includes(state) && days.some(({ day }) => day === beijingDay())
}

/**
 * Somebody is here: noted once for this half of the day. Who still waits for a place is let in by the desk.
 *
 * @throws StepNotAllowed `not_today` on other days, and when the event is closed
 */
export async function signIn(event: Event, registration: EventRegistration, by: Actor, how: 'code' | 'desk') {
  if (!isToday(event)) throw new StepNotAllowed('sign_in', 'not_today')
  await inTransaction(async (trx) => {
    await eventWorkflow.hold(trx, event.id, NOT_HELD, 'sign_in')
    if (how === 'desk') await letIn(trx, registration, by)
    await registrationWorkflow.hold(trx, registration.id, ['registered'], 'sign_in')
    await noteSignIn(trx, registration, how)
    await registrationWorkflow.tell(trx, 'event_registration.signed_in', registration.id, by, { how })
  })
}

async function letIn(trx: Trx, { id }: EventRegistration, by: Actor) {
  const current = await EventRegistration.findOrFail(id, { client: trx })
  if (current.state === 'waiting') await registrationWorkflow.takeIn(trx, 'moveUp', current, { by })
}

function noteSignIn(trx: Trx, { id, eventId }: EventRegistration, how: string) {
  const row = { event_id: eventId, registration_id: id, ...halfNow(), how, created_at: sqlTime() }
  return insertMissing(trx, 'event_sign_ins', [row], ['registration_id', 'day', 'half'])
}

/** Takes back a tick that was a mistake, in this half of the day. */
export async function undoSignIn(event: Event, registration: EventRegistration, by: Actor) {
  await inTransaction(async (trx) => {
    await eventWorkflow.hold(trx, event.id, NOT_HELD, 'sign_in')
    await trx
      .from('event_sign_ins')
      .where({ registration_id: registration.id, ...halfNow() })
      .delete()
    await registrationWorkflow.tell(trx, 'event_registration.sign_in_undone', registration.id, by)
  })
}

/**
 * Who says this of themselves at the door: the name, and the last four digits of the mobile number or the whole e-mail
 * address. Two who fit go to the desk.
 */
export async function findAtDoor({ id }: Event, { name, tail }: { name: string; tail: string }) {
  const plain = (text: string | null) => (text ?? '').normalize('NFKC').replace(/\s/g, '').toLowerCase()
  const registered = await EventRegistration.query().where({ eventId: id, state: 'registered' })
  const [who, end] = [plain(name), plain(tail)]
  const fitting = registered.filter(
    (one) => plain(one.name) === who && (one.email === end || (end.length === 4 && one.mobile?.endsWith(end)))
  )
  return fitting.length === 1 ? fitting[0] : null
}

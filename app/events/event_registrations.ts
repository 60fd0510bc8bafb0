import { randomUUID } from 'node:crypto'
import { DateTime } from 'luxon'
import { inTransaction, type Trx } from '#app/core/dialect'
import { system, type Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import Event from './event.js'
import { postEventMail } from './event_mails.js'
import EventRegistration from './event_registration.js'
import { registrationWorkflow as workflow } from './event_registration_workflow.js'
import type { RegistrationFacts } from './registration_form.js'
import { registrationTokenHash } from './registration_token.js'
import { registrationStanding } from './registration_window.js'

/** This person is on the list already; the field by which that was seen. */
export class RegisteredBefore extends Error {
  constructor(readonly field: 'mobile' | 'email') {
    super(`Somebody with this ${field} registered before`)
  }
}

type Coming = {
  facts: RegistrationFacts
  /** By themselves, added by who organises it, or come without having registered. */
  source: 'public' | 'desk' | 'walk_in'
  locale: string
}

/**
 * Takes a person in, or into the line when all places are taken. Everybody who registers for one event waits for each
 * other at its row, so that no place is given twice.
 *
 * @throws StepNotAllowed `registration_closed`
 * @throws RegisteredBefore
 */
export function register(eventId: number, by: Actor, coming: Coming) {
  return inTransaction(async (trx) => {
    const event = await lockedEvent(trx, eventId)
    const isPossible = coming.source === 'public' ? registrationStanding(event) === 'open' : isAhead(event)
    if (!isPossible) throw new StepNotAllowed('register', 'registration_closed')
    const before = await samePerson(trx, eventId, coming.facts)
    /** Who stands at the door is let in: the line is for those who are at home. */
    const hasPlace = coming.source === 'walk_in' || (await hasFreePlace(trx, event))
    const registration = before
      ? await comeAgain(trx, before, coming, hasPlace, by)
      : await takeIn(trx, eventId, coming, hasPlace, by)
    const template = hasPlace ? 'event_registered' : 'event_waiting'
    await postEventMail(trx, event, registration, { template, version: registration.version })
    return registration
  })
}

async function lockedEvent(trx: Trx, id: number) {
  return Event.query({ client: trx }).where({ id }).forUpdate().firstOrFail()
}

/** Who organises it adds people until it is closed. */
function isAhead({ state }: Event) {
  return ['planned', 'notified', 'open', 'shut'].includes(state)
}

/** Who cancelled before, by number or address. Where these are on two rows, the second one gives its own up. */
async function samePerson(trx: Trx, eventId: number, { mobile, email }: RegistrationFacts) {
  const known: EventRegistration[] = []
  for (const [field, value] of [
    ['mobile', mobile],
    ['email', email],
  ] as const) {
    if (!value) continue
    const found = await EventRegistration.query({ client: trx })
      .where({ eventId, [field]: value })
      .first()
    if (found && found.state !== 'cancelled') throw new RegisteredBefore(field)
    if (found) known.push(found)
  }
  const [first, second] = known
  if (second && second.id !== first.id) await second.merge({ mobile: null, email: null }).save()
  return first ?? null
}

async function hasFreePlace(trx: Trx, { id, seats }: Event) {
  if (seats === null) return true
  const [{ taken }] = await trx
    .from('event_registrations')
    .where({ event_id: id, state: 'registered' })
    .count('* as taken')
  return Number(taken) < seats
}

async function takeIn(trx: Trx, eventId: number, { facts, source, locale }: Coming, hasPlace: boolean, by: Actor) {
  const registration = await EventRegistration.create(
    {
      ...columnsOf(facts),
      ...{ eventId, source, locale, tokenHash: randomUUID() },
      state: hasPlace ? 'registered' : 'waiting',
      version: 0,
      stateSince: DateTime.utc(),
    },
    { client: trx }
  )
  await registration.merge({ tokenHash: registrationTokenHash(registration.id) }).save()
  const action = hasPlace ? 'event_registration.registered' : 'event_registration.queued'
  await workflow.tell(trx, action, registration.id, by)
  return registration
}

/** Who cancelled and comes again stands at the end of the line. */
async function comeAgain(
  trx: Trx,
  before: EventRegistration,
  { facts, source, locale }: Coming,
  hasPlace: boolean,
  by: Actor
) {
  await before.merge({ ...columnsOf(facts), source, locale }).save()
  await workflow.takeIn(trx, hasPlace ? 'returnTo' : 'queueAgain', before, { by })
  return EventRegistration.findOrFail(before.id, { client: trx })
}

function columnsOf({ speaks, dines, consent, ...facts }: RegistrationFacts) {
  const yes = (answer: unknown) => (answer === undefined || answer === null ? null : answer === 'yes')
  return { ...facts, speaks: yes(speaks), dines: yes(dines) }
}

/**
 * Gives the place back; who waited longest moves up and is told.
 *
 * @throws StepNotAllowed `registration_closed` when the event has begun
 */
export async function cancelRegistration(registration: EventRegistration, by: Actor) {
  await inTransaction(async (trx) => {
    const event = await lockedEvent(trx, registration.eventId)
    if (['over', 'cancelled'].includes(registrationStanding(event)))
      throw new StepNotAllowed('cancel', 'registration_closed')
    const current = await EventRegistration.findOrFail(registration.id, { client: trx })
    await workflow.takeIn(trx, 'cancel', current, { by })
    await moveUp(trx, event)
  })
  await registration.refresh()
}

/** As many of those who wait, oldest first, as there are places. */
export async function moveUp(trx: Trx, event: Event) {
  while (await hasFreePlace(trx, event)) {
    const next = await EventRegistration.query({ client: trx })
      .where({ eventId: event.id, state: 'waiting' })
      .orderBy('stateSince')
      .orderBy('id')
      .first()
    if (!next) return
    await workflow.takeIn(trx, 'moveUp', next, { by: system('waiting_list') })
    await postEventMail(trx, event, next, { template: 'event_moved_up', version: next.version })
  }
}

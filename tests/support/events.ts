import { addDays, beijingDay } from '#app/calendar/working_days'
import { leaveMoment, standAt } from '#app/core/clock'
import Attachment from '#app/attachments/attachment'
import Event from '#app/events/event'
import type { EventFacts } from '#app/events/event_form'
import { recordEvent, takeEventStep } from '#app/events/event_workflow'
import type User from '#app/users/user'
import { pointOf } from './activities.js'
import { actor } from './applications.js'
import { makeDesignation } from './designations.js'
import type { World } from '#tests/world'

/** What somebody types after a training. */
export function eventFacts(more: Partial<EventFacts> = {}): EventFacts {
  return {
    name: '专利检索入门与实务',
    kind: 'training',
    mode: 'onsite',
    place: '图书馆报告厅',
    days: [{ day: beijingDay(), from: '00:01', until: '00:02' }],
    audiences: ['researcher', 'ip_manager'],
    hours: 3,
    speakers: '林知远',
    host: '燕麓大学图书馆',
    organiser: null,
    coOrganisers: null,
    attendedOnsite: 40,
    attendedOnline: 0,
    researchers: 25,
    ipManagers: 5,
    registeredCount: 45,
    signedInCount: 38,
    satisfaction: 92,
    level: 'basic',
    fee: 0,
    note: null,
    ...more,
  }
}

/** The same as a browser sends it. */
export function eventFields(more: Partial<EventFacts> = {}) {
  const { days, audiences, ...facts } = eventFacts(more)
  const rows = days.flatMap((row, at) => Object.entries(row).map(([name, value]) => [`days[${at}][${name}]`, value]))
  const simple = Object.entries(facts).filter(([, value]) => value !== null)
  return { ...Object.fromEntries([...simple, ...rows]), 'audiences[]': audiences }
}

/** An event that the operator reported, not submitted yet. */
export async function makeEvent(world: World, more: Partial<EventFacts> = {}, partners: number[] = []) {
  const point = await pointOf(world)
  const { id } = await recordEvent(point, actor(world.people.operator), {
    facts: eventFacts(more),
    partners,
    state: 'held',
  })
  return Event.findOrFail(id)
}

/** What an event must have before somebody stands for it. */
export async function addPhotos({ id }: Event, by: User, count = 2) {
  for (let n = 1; n <= count; n++) {
    await Attachment.create({
      ...{ subjectType: 'event', subjectId: id, purpose: 'photos', name: `现场${n}.jpg`, size: 1000 },
      ...{ contentType: 'image/jpeg', key: `attachments/event-${id}-${n}`, sha256: 'a'.repeat(64) },
      organizationId: by.organizationId,
      uploadedById: by.id,
    })
  }
}

export async function makeConfirmedEvent(world: World, more: Partial<EventFacts> = {}, partners: number[] = []) {
  const event = await makeEvent(world, more, partners)
  await addPhotos(event, world.people.operator)
  await takeEventStep('confirm', event, actor(world.people.principal))
  return event
}

/** One that was confirmed in time, in a month that is closed by now. */
export async function makeLockedEvent(world: World, more: Partial<EventFacts> = {}) {
  const day = addDays(beijingDay(), -80)
  standAt(new Date(`${day}T03:00:00Z`))
  const event = await makeConfirmedEvent(world, { days: [{ day, from: '09:00', until: '11:30' }], ...more })
  leaveMoment()
  return event
}

/** The point of 朝阳, which organises something together with that of 海淀. */
export function otherPoint({ organizations }: World) {
  return makeDesignation(organizations.chaoyang)
}

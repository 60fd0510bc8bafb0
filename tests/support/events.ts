import { addDays, beijingDay } from '#app/calendar/working_days'
import { leaveMoment, standAt } from '#app/core/clock'
import Attachment from '#app/attachments/attachment'
import Event from '#app/events/event'
import EventTask from '#app/events/event_task'
import { assignTasks, issueMinutes } from '#app/events/event_task_workflow'
import { register } from '#app/events/event_registrations'
import type { EventFacts } from '#app/events/event_form'
import { recordEvent } from '#app/events/event_record'
import { takeEventStep } from '#app/events/event_workflow'
import { system } from '#app/users/actor'
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

/** What is planned, by default for tomorrow morning. */
export function planFacts(more: Partial<EventFacts> = {}): EventFacts {
  const {
    attendedOnsite,
    attendedOnline,
    researchers,
    ipManagers,
    registeredCount,
    signedInCount,
    satisfaction,
    ...facts
  } = eventFacts()
  return {
    ...facts,
    name: '专利导航实务公开课',
    days: [{ day: addDays(beijingDay(), 1), from: '09:00', until: '11:30' }],
    programme: '09:00 签到\n09:30 讲授',
    seats: null,
    registrationFrom: null,
    registrationUntil: null,
    ...more,
  }
}

/** One of 海淀's point that takes registrations. */
export async function makeOpenEvent(world: World, more: Partial<EventFacts> = {}) {
  const by = actor(world.people.operator)
  const { id } = await recordEvent(await pointOf(world), by, { facts: planFacts(more), state: 'planned' })
  const event = await Event.findOrFail(id)
  await takeEventStep('open', event, by)
  return event
}

/** One that goes on all day long today, so that people can sign in. */
export function makeEventToday(world: World, more: Partial<EventFacts> = {}) {
  return makeOpenEvent(world, { days: [{ day: beijingDay(), from: '00:01', until: '23:59' }], ...more })
}

let visitors = 0

/** What somebody who wants to come fills in; each time another person. */
export function visitorFacts(more: Record<string, unknown> = {}) {
  const number = String(++visitors).padStart(4, '0')
  return {
    name: `来宾${number}`,
    unit: '拒马河精密仪器公司',
    post: '研发部',
    kind: 'researcher',
    mobile: `1390000${number}`,
    email: `visitor${number}@people.example`,
    ...more,
  }
}

export function comes({ id }: Event, more: Record<string, unknown> = {}, source: 'public' | 'desk' = 'public') {
  return register(id, system('visitor'), { facts: visitorFacts(more), source, locale: 'zh-CN' })
}

/** What the office plans itself. */
export function plannedByOffice(facts: EventFacts, by: User) {
  return recordEvent(null, actor(by), { facts, state: 'planned' })
}

/** The office's annual conference, in whatever way it went there, held today. */
export async function makeHeldConference(world: World) {
  const facts = eventFacts({ name: '2026 年工作年会', kind: 'conference', host: '北京市知识产权局' })
  const { id } = await recordEvent(null, actor(world.people.handler), { facts, state: 'held' })
  return Event.findOrFail(id)
}

/** A task that its minutes give to 海淀's institution; not handed out yet. */
export async function makeTask(world: World) {
  const conference = await makeHeldConference(world)
  await issueMinutes(conference, actor(world.people.handler), {
    minutes: '会议总结了上一年工作，布置了今年任务，要求各网点按期落实。',
    tasks: [
      {
        title: '完善咨询台账',
        dueOn: addDays(beijingDay(), 30),
        ownerId: null,
        organizationId: world.organizations.haidian.id,
      },
    ],
    version: conference.version,
  })
  return EventTask.query().where('eventId', conference.id).firstOrFail()
}

/** Stands in the morning of the first day of an event, a quarter past nine in Beijing. */
export function standAtDoor({ days }: Event) {
  standAt(new Date(`${days[0].day}T01:15:00Z`))
}

/** One of each that lists show. */
export async function addEvents(world: World) {
  await makeConfirmedEvent(world)
  const event = await makeOpenEvent(world)
  await comes(event)
  await makeTask(world)
}

/** Events on every page that there is for them. */
export async function furnishedEvents(world: World) {
  const { handler } = world.people
  const open = await makeOpenEvent(world, { seats: 2 })
  const guests = [await comes(open), await comes(open), await comes(open)]
  const today = await makeEventToday(world)
  await comes(today, {}, 'desk')
  const locked = await makeLockedEvent(world)
  const reported = await makeEvent(world, { name: '商标品牌保护沙龙', kind: 'salon' })
  const conference = await makeHeldConference(world)
  const task = await makeTask(world)
  await assignTasks(await Event.findOrFail(task.eventId), actor(handler))
  return { open, today, guests, locked, reported, conference, task }
}

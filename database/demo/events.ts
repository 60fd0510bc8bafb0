import { Readable } from 'node:stream'
import { DateTime } from 'luxon'
import { keepFile, receiveFile } from '#app/attachments/store_file'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { leaveMoment, standAt } from '#app/core/clock'
import { inTransaction } from '#app/core/dialect'
import Designation from '#app/designations/designation'
import Event from '#app/events/event'
import { eventFileRules } from '#app/events/event_files'
import { audiences, type EventFacts } from '#app/events/event_form'
import { register } from '#app/events/event_registrations'
import { recordEvent } from '#app/events/event_record'
import { takeEventStep } from '#app/events/event_workflow'
import { actorFor, system } from '#app/users/actor'
import User from '#app/users/user'
import { makeFile } from './files.js'
import { personName } from './institutions.js'

const TITLES = [
  ['专利检索入门与实务', 'training'],
  ['高价值专利培育专题讲座', 'lecture'],
  ['商标品牌保护沙龙', 'salon'],
  ['专利信息分析技能竞赛', 'contest'],
  ['海外知识产权风险防控培训', 'training'],
  ['成果转化前专利分级讲座', 'lecture'],
] as const

const actor = (user: User) => ({ ...actorFor(user), id: user.id })

/** A year of trainings, one of them held by two points together, one to come. */
export async function seedEvents() {
  try {
    const points = await Designation.query().where('state', 'active').orderBy('id').limit(10)
    for (const [n, point] of points.entries()) await seedPoint(point, n, points)
    await seedUpcoming(points[0])
  } finally {
    leaveMoment()
  }
}

async function ownersOf({ organizationId }: Designation) {
  const people = await User.query().where({ organizationId }).orderBy('id')
  const one = (role: 'operator' | 'principal') => people.find((person) => person.is(role))!
  return { operator: one('operator'), principal: one('principal') }
}

async function seedPoint(point: Designation, n: number, points: Designation[]) {
  const { operator, principal } = await ownersOf(point)
  const today = beijingDay(new Date())
  const first = point.recognizedOn.toISODate()!
  for (let back = 320 - n * 4; back >= 0; back -= 34 + n) {
    const day = addDays(today, -back)
    if (day < first) continue
    at(day)
    const partners = n === 1 && back < 60 ? [points[2].id] : []
    const facts = factsOn(day, n + back, point.name)
    const { id } = await recordEvent(point, actor(operator), { facts, partners, state: 'held' })
    const event = await Event.findOrFail(id)
    await addPhotos(event, operator)
    const confirms = back > 12
    await takeEventStep(confirms ? 'confirm' : 'submit', event, actor(confirms ? principal : operator))
  }
}

export function factsOn(day: string, n: number, host: string): EventFacts {
  const [name, kind] = TITLES[n % TITLES.length]
  const attendedOnsite = 25 + ((n * 7) % 60)
  const isMixed = n % 3 === 0
  return {
    ...{ name, kind, host, organiser: null, coOrganisers: null, note: null },
    mode: isMixed ? 'mixed' : 'onsite',
    place: '多功能厅',
    days: n % 5 === 0 ? [{ day: addDays(day, -1), from: '09:00', until: '16:30' }, morning(day)] : [morning(day)],
    audiences: audiences.slice(0, 2 + (n % 3)),
    hours: 3 + (n % 4),
    speakers: personName(n + 3),
    attendedOnsite,
    attendedOnline: isMixed ? 40 + (n % 50) : 0,
    researchers: Math.floor(attendedOnsite / 2),
    ipManagers: Math.floor(attendedOnsite / 5),
    registeredCount: attendedOnsite + 6,
    signedInCount: attendedOnsite,
    satisfaction: 88 + (n % 11),
    level: 'basic',
    fee: 0,
  }
}

const morning = (day: string) => ({ day, from: '09:00', until: '11:30' })

export async function addPhotos({ id }: Event, by: User) {
  const picture = await makeFile('png', '')
  for (const name of ['现场全景.png', '授课现场.png']) {
    const file = await receiveFile(Readable.from([picture]), name, eventFileRules.photos)
    const owner = { subjectType: 'event', subjectId: id, purpose: 'photos', organizationId: by.organizationId }
    await inTransaction((trx) => keepFile(trx, file, { ...owner, uploadedById: by.id }, actorFor(by)))
  }
}

/** With more people than places. */
async function seedUpcoming(point: Designation) {
  leaveMoment()
  const { operator } = await ownersOf(point)
  const day = addDays(beijingDay(), 12)
  const {
    attendedOnsite,
    attendedOnline,
    researchers,
    ipManagers,
    registeredCount,
    signedInCount,
    satisfaction,
    ...facts
  } = factsOn(day, 1, point.name)
  const plan: EventFacts = {
    ...facts,
    name: '专利导航实务公开课',
    days: [morning(day)],
    programme: '09:00 签到\n09:10 专利导航的方法与工具\n10:20 案例：重点技术的专利布局\n11:10 现场答疑',
    seats: 20,
    registrationFrom: null,
    registrationUntil: addDays(day, -1),
  }
  const { id } = await recordEvent(point, actor(operator), { facts: plan, state: 'planned' })
  await takeEventStep('open', await Event.findOrFail(id), actor(operator))
  for (let n = 1; n <= 23; n++) await comes(id, n)
}

export function comes(eventId: number, n: number, receipt: Record<string, string> = {}) {
  const number = String(n).padStart(4, '0')
  const facts = {
    name: personName(n + 40),
    unit: ['拒马河精密仪器公司', '妙峰山生物技术公司', '潮白河新能源公司'][n % 3],
    post: ['研发部', '知识产权部', '办公室'][n % 3],
    kind: audiences[n % audiences.length],
    mobile: `1380000${number}`,
    email: `guest${number}@people.example`,
    ...receipt,
  }
  return register(eventId, system('visitor'), { facts, source: 'public', locale: 'zh-CN' })
}

/** At the end of the working day. */
export function at(day: string) {
  const moment = DateTime.fromISO(`${day}T09:30:00Z`).toJSDate()
  standAt(moment.getTime() < Date.now() ? moment : new Date())
}

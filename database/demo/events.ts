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
import { assignTasks, finishTask, issueMinutes } from '#app/events/event_task_workflow'
import EventTask from '#app/events/event_task'
import { recordEvent } from '#app/events/event_record'
import { takeEventStep, holdEvent } from '#app/events/event_workflow'
import { actorFor, system } from '#app/users/actor'
import User from '#app/users/user'
import { makeFile } from './files.js'
import type { DemoPeople } from './people.js'
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

/** A year of trainings, one of them held by two points together, one to come, and the annual conference. */
export async function seedEvents(people: DemoPeople) {
  try {
    const points = await Designation.query().where('state', 'active').orderBy('id').limit(10)
    for (const [n, point] of points.entries()) await seedPoint(point, n, points)
    await seedUpcoming(points[0])
    await seedConference(people, points)
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

function comes(eventId: number, n: number, receipt: Record<string, string> = {}) {
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

/** Announced, held, with minutes and tasks of which one is done and one overdue. */
async function seedConference({ handlers: [handler], leader }: DemoPeople, points: Designation[]) {
  const today = beijingDay(new Date())
  const day = addDays(today, -40)
  at(addDays(day, -25))
  const {
    attendedOnsite,
    attendedOnline,
    researchers,
    ipManagers,
    registeredCount,
    signedInCount,
    satisfaction,
    ...facts
  } = factsOn(day, 1, '北京市知识产权局')
  const plan: EventFacts = {
    ...facts,
    name: '知识产权信息公共服务工作年会',
    kind: 'conference',
    place: '会议中心一层报告厅',
    days: [{ day, from: '09:00', until: '16:30' }],
    programme: '总结上年工作\n部署当年任务\n网点经验交流',
    seats: null,
    registrationFrom: null,
    registrationUntil: addDays(day, -3),
  }
  const { id } = await recordEvent(null, actor(handler), { facts: plan, state: 'planned' })
  const conference = await Event.findOrFail(id)
  await takeEventStep('notify', conference, actor(handler))
  await takeEventStep('open', conference, actor(handler))
  for (let n = 1; n <= 12; n++) {
    const receipt = { gender: n % 2 ? 'female' : 'male', speaks: n % 4 ? 'no' : 'yes', dines: 'yes' }
    await comes(id, n + 100, receipt)
  }
  at(day)
  const results = { attendedOnsite: 96, attendedOnline: 0, researchers: 30, ipManagers: 40 }
  const counts = { registeredCount: 102, signedInCount: 94, satisfaction: 95 }
  await holdEvent(conference, actor(handler), {
    facts: { ...facts, ...plan, ...results, ...counts },
    version: conference.version,
  })
  await followUp(conference, handler, leader, points)
}

async function followUp(conference: Event, handler: User, leader: User, points: Designation[]) {
  const day = conference.lastDay
  at(addDays(day, 5))
  const toPoint = (point: Designation) => ({ ownerId: null, organizationId: point.organizationId })
  await issueMinutes(conference, actor(handler), {
    minutes:
      '会议总结了上一年全市知识产权信息公共服务工作，听取了三家网点的经验介绍。\n会议要求：各网点规范填报服务台账，按季开展专题培训；市局统筹编制下一年培训计划。',
    tasks: [
      { title: '报送本单位专题培训计划', dueOn: addDays(day, 20), ...toPoint(points[0]) },
      { title: '编写高校专利信息利用案例', dueOn: addDays(day, 90), ...toPoint(points[1]) },
      { title: '编制下一年全市培训计划', dueOn: addDays(day, 70), ownerId: leader.id, organizationId: null },
      { title: '修订服务台账填报说明', dueOn: addDays(day, 30), ownerId: handler.id, organizationId: null },
    ],
    version: conference.version,
  })
  await assignTasks(conference, actor(handler))
  at(addDays(day, 26))
  const done = await EventTask.query().where({ eventId: conference.id, ownerId: handler.id }).firstOrFail()
  await finishTask(done, actor(handler), { proof: '填报说明已修订，随工作通知印发各网点。', version: done.version })
}

/** At the end of the working day. */
function at(day: string) {
  const moment = DateTime.fromISO(`${day}T09:30:00Z`).toJSDate()
  standAt(moment.getTime() < Date.now() ? moment : new Date())
}

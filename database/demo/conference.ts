import { addDays, beijingDay } from '#app/calendar/working_days'
import { leaveMoment, now } from '#app/core/clock'
import Designation from '#app/designations/designation'
import Event from '#app/events/event'
import type { EventFacts } from '#app/events/event_form'
import { recordEvent } from '#app/events/event_record'
import EventTask from '#app/events/event_task'
import { assignTasks, finishTask, issueMinutes } from '#app/events/event_task_workflow'
import { holdEvent, takeEventStep } from '#app/events/event_workflow'
import { setAgenda } from '#app/improvements/conference_agenda'
import { decideMeasure } from '#app/improvements/conference_decisions'
import ImprovementMeasure from '#app/improvements/improvement_measure'
import { actorFor } from '#app/users/actor'
import type User from '#app/users/user'
import { at, comes, factsOn } from './events.js'
import type { DemoPeople } from './people.js'

const actor = (user: User) => ({ ...actorFor(user), id: user.id })

/**
 * The annual conference: announced, held, with minutes and tasks of which one is done and one overdue; and what it decided
 * about the measures that were open then.
 */
export async function seedConference(people: DemoPeople) {
  try {
    await holdConference(people)
  } finally {
    leaveMoment()
  }
}

async function holdConference({ handlers: [handler], head, leader }: DemoPeople) {
  const points = await Designation.query().where('state', 'active').orderBy('id').limit(2)
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
  const agenda = await openMeasures()
  await setAgenda(conference, agenda, actor(handler))
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
  at(addDays(day, 2))
  for (const [turn, measure] of agenda.entries()) await decide(conference, measure, head, turn)
  await followUp(conference, handler, leader, points)
}

/** What was still to be done then, or to be decided. */
function openMeasures() {
  return ImprovementMeasure.query()
    .whereIn('state', ['proposed', 'accepted', 'under_way'])
    .where((owned) => void owned.whereNotNull('ownerId').orWhereNotNull('ownerDistrict'))
    .where('createdAt', '<=', now())
    .orderBy('id')
    .limit(5)
}

/** The second gets another month, the last is given up, the others go on. */
async function decide(conference: Event, measure: ImprovementMeasure, head: User, turn: number) {
  const { ownerId, ownerDistrict, version } = measure
  const as = (more: { decision: 'taken' | 'dropped'; dueOn: string; opinion: string }) =>
    decideMeasure(conference, measure, actor(head), { ownerId, ownerDistrict, version, ...more })
  const dueOn = measure.dueOn.toISODate()!
  if (turn === 4) return as({ decision: 'dropped', dueOn, opinion: '相关工作已并入年度培训计划，不再单列。' })
  if (turn === 1)
    return as({ decision: 'taken', dueOn: `${measure.year + 1}-12-31`, opinion: '同意延期，年底前完成。' })
  return as({ decision: 'taken', dueOn, opinion: '按原定要求抓紧落实。' })
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

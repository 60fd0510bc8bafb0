import { DateTime } from 'luxon'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { leaveMoment, standAt } from '#app/core/clock'
import { actorFor } from '#app/users/actor'
import User from '#app/users/user'
import Consultation from '#app/activities/consultation'
import { channels, clientTypes, type ConsultationFacts } from '#app/activities/consultation_form'
import { recordConsultation, takeConsultationStep } from '#app/activities/consultation_workflow'
import { proposeCorrection } from '#app/activities/correction_workflow'
import Designation from '#app/designations/designation'
import { ipFields } from '#app/designations/industries'
import { districtCodes } from '#app/organizations/districts'

const TALKS = [
  ['如何检索竞争对手在华公开的专利？', '演示高级检索与法律状态查询，并发送检索式。'],
  ['商标驳回后还能做什么？', '说明复审期限和近似判断，提供类似群查询方法。'],
  ['产品上市前怎样排查侵权风险？', '介绍自由实施检索的步骤，推荐先做初步筛查。'],
  ['实用新型和发明可以同日申请吗？', '说明同日申请的规定与后续放弃声明。'],
  ['海外参展需要准备哪些知识产权材料？', '提供展会清单和海外信息库入口。'],
  ['集成电路布图设计登记需要多久？', '说明登记流程、时限和应提交的样品。'],
  ['怎样查看某项专利是否还有效？', '演示法律状态和年费查询。'],
  ['高校成果转化前如何做专利分级？', '介绍分级指标，约定下周专题辅导。'],
] as const
const CLIENTS = ['拒马河精密仪器公司', '妙峰山生物技术公司', '琉璃厂文创工作室', '潮白河新能源公司', null] as const

/** Points that write down what they do: some months closed, the last one still going on. */
export async function seedActivities() {
  try {
    const points = await Designation.query().where('state', 'active').orderBy('id').limit(12)
    for (const [n, point] of points.entries()) await seedPoint(point, n)
  } finally {
    leaveMoment()
  }
}

async function seedPoint(point: Designation, n: number) {
  const people = await User.query().where('organizationId', point.organizationId).orderBy('id')
  const operator = people.find((person) => person.is('operator'))!
  const principal = people.find((person) => person.is('principal'))!
  const today = beijingDay(new Date())
  const first = point.recognizedOn.toISODate()!
  let last: Consultation | null = null
  for (let back = 150 - n; back >= 0; back -= 6 + (n % 4)) {
    const day = addDays(today, -back)
    if (day < first) continue
    at(day)
    const facts = factsOn(day, n + back, operator.name)
    const follows = back % 5 === 0 ? last : null
    const entry = await recordConsultation(point, actor(operator), facts, follows)
    await entry.refresh()
    if (back > 2)
      await takeConsultationStep(back > 12 ? 'confirm' : 'submit', entry, actor(back > 12 ? principal : operator))
    last = entry
  }
  if (n === 0) await askForCorrection(point, principal)
}

const actor = (user: User) => ({ ...actorFor(user), id: user.id })

export function factsOn(servedOn: string, n: number, handledBy: string): ConsultationFacts {
  const [question, answer] = TALKS[n % TALKS.length]
  return {
    ...{ servedOn, question, answer, handledBy },
    channel: channels[n % channels.length],
    clientType: clientTypes[(n * 3) % clientTypes.length],
    field: ipFields[(n * 5) % ipFields.length],
    minutes: 10 + ((n * 7) % 50),
    clientName: CLIENTS[n % CLIENTS.length],
    clientDistrict: districtCodes[(n * 11) % districtCodes.length],
    level: n % 6 === 0 ? 'professional' : 'basic',
    price: n % 6 === 0 ? 'low_cost' : 'free',
    contactName: null,
    contactMobile: null,
    contactEmail: null,
    note: null,
  }
}

/** Of an entry in a month that is closed. */
async function askForCorrection(point: Designation, principal: User) {
  const closed = await Consultation.query().where({ designationId: point.id, state: 'confirmed' }).orderBy('id').first()
  leaveMoment()
  if (!closed?.isLocked) return
  const after = { minutes: closed.minutes + 30 } as ConsultationFacts
  await proposeCorrection({ subjectType: 'consultation', subjectId: closed.id }, actor(principal), {
    kind: 'change',
    reason: '登记时漏记了电话回访的时间，以登记簿为准。',
    after,
  })
}

/** At the end of the working day. */
export function at(day: string) {
  const moment = DateTime.fromISO(`${day}T09:30:00Z`).toJSDate()
  standAt(moment.getTime() < Date.now() ? moment : new Date())
}

import { addDays, beijingDay } from '#app/calendar/working_days'
import { inTransaction } from '#app/core/dialect'
import { leaveMoment, standAt } from '#app/core/clock'
import Designation from '#app/designations/designation'
import { recountNetwork } from '#app/designations/network_countings'
import Rectification from '#app/sanctions/rectification'
import { contentOf, saveReport } from '#app/sanctions/rectification_report'
import {
  acceptRectification,
  orderRectification,
  proposeRectification,
  reportRectification,
} from '#app/sanctions/rectification_workflow'
import Revocation from '#app/sanctions/revocation'
import { submitStatement } from '#app/sanctions/revocation_statement'
import {
  carryOutRevocation,
  decideToRevoke,
  draftRevocation,
  noteFinding,
  proposeRevocation,
  warnInstitution,
} from '#app/sanctions/revocation_workflow'
import { actorFor } from '#app/users/actor'
import User from '#app/users/user'
import type { DemoPeople } from './people.js'
import { deliverRecent } from './moments.js'

const actor = (user: User) => ({ ...actorFor(user), id: user.id })

/** One order that runs, one that was fulfilled, one revocation that waits for a statement, one carried out long ago. */
export async function seedSanctions(people: DemoPeople) {
  const points = await Designation.query()
    .where('state', 'active')
    .where('recognizedOn', '<', ago(160))
    .orderBy('id', 'desc')
    .limit(4)
  if (points.length < 4) return
  const [running, fulfilled, warned, revoked] = points
  try {
    await rectify(running, people, { ordered: 40 })
    await rectify(fulfilled, people, { ordered: 118, reported: 80 })
    await warn(warned, people, 6, {
      cause: 'charged_basic_items',
      grounds: '对基础性免费服务项目收费',
      facts: '接群众反映并经现场核查，该单位自九月起对基础专利检索收取费用，共二十一笔，有收据和转账记录为证。',
    })
    await revoke(revoked, people)
  } finally {
    leaveMoment()
  }
  /** What is delivered leaves out the recounts of old acts. */
  await inTransaction(recountNetwork)
  await deliverRecent()
}

async function rectify(
  point: Designation,
  { handlers, head }: DemoPeople,
  days: { ordered: number; reported?: number }
) {
  const handler = handlers[0]
  at(days.ordered + 2)
  const { id } = await proposeRectification(point, actor(handler), {
    cause: 'spot_check',
    months: 3,
    facts: '季度抽查发现，公布的开放时间与实际不符，咨询台账有缺漏，情况属实。',
    problems: [
      { problem: '每周实际开放不足二十小时', requirement: '按公布的时间开放，并在门口公示' },
      { problem: '咨询台账缺少两个月的记录', requirement: '补齐台账并附登记簿照片' },
    ],
  })
  const rectification = await Rectification.findOrFail(id)
  at(days.ordered)
  await orderRectification(rectification, actor(head), { opinion: '情况属实，同意责令限期整改。' })

  const since = ago(days.ordered - 12)
  at(days.ordered - 12)
  const done = { measures: '自本月起周三、周六延长开放至二十时，并在门口和网站公示。', doneOn: since }
  if (!days.reported) return saveReport(rectification, [done, { measures: null, doneOn: null }])
  at(days.reported)
  await saveReport(rectification, [done, { measures: '已按登记簿补齐台账，装订成册备查。', doneOn: since }])
  await reportRectification(rectification, actor(await principalOf(point)), await contentOf(rectification))
  at(days.reported - 6)
  await acceptRectification(rectification, actor(handler), { opinion: '经实地复核，两项问题均已整改到位。' })
}

type Charge = Parameters<typeof draftRevocation>[2]

async function warn(point: Designation, { handlers, head }: DemoPeople, daysAgo: number, charge: Charge) {
  at(daysAgo + 3)
  const { id } = await draftRevocation(point, actor(handlers[0]), charge)
  const revocation = await Revocation.findOrFail(id)
  await proposeRevocation(revocation, actor(handlers[0]), { opinion: '事实清楚，建议撤销。' })
  at(daysAgo)
  await warnInstitution(revocation, actor(head), { opinion: '同意发出事先告知书。' })
  return revocation
}

async function revoke(point: Designation, people: DemoPeople) {
  const { handlers, leader } = people
  const revocation = await warn(point, people, 150, {
    cause: 'no_service',
    grounds: '连续六个月未开展公共服务',
    facts: '经查阅台账并三次实地走访，该单位服务场所已改作他用，连续六个月没有任何服务记录。',
  })
  at(144)
  await submitStatement(revocation, actor(await principalOf(point)), '因场地调整暂停服务，拟于年底恢复，恳请保留网点。')
  at(138)
  await noteFinding(revocation, actor(handlers[0]), {
    opinion: '该单位未提供恢复服务的场地和人员安排，陈述理由不成立。',
  })
  at(130)
  const year = ago(130).slice(0, 4)
  await decideToRevoke(revocation, actor(leader), {
    opinion: '会议同意撤销该单位的网点认定。',
    minutesNumber: `局长办公会纪要〔${year}〕9号`,
  })
  standAt(new Date(`${addDays(revocation.noticeUntil!.toISODate()!, 1)}T02:00:00Z`))
  await carryOutRevocation(revocation, actor(handlers[0]), {
    opinion: '公示期满，予以撤销。',
    docNumber: `京知局〔${year}〕41号`,
  })
}

function principalOf({ organizationId }: Designation) {
  return User.query()
    .where({ organizationId })
    .withScopes((scopes) => scopes.active('principal'))
    .firstOrFail()
}

const ago = (days: number) => addDays(beijingDay(new Date()), -days)

/** Ten in the morning in Beijing. */
function at(daysAgo: number) {
  standAt(new Date(`${ago(daysAgo)}T02:00:00Z`))
}

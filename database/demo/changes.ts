import { Readable } from 'node:stream'
import { DateTime } from 'luxon'
import { keepFile, receiveFile } from '#app/attachments/store_file'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { beijingYear } from '#app/core/beijing_day'
import { leaveMoment, standAt } from '#app/core/clock'
import { prepareRequest, submitRequest, type KeepFiles, type Wish } from '#app/changes/ask_change'
import { factsOf, type Facts } from '#app/changes/change_facts'
import { proofRule } from '#app/changes/change_files'
import ChangeRequest from '#app/changes/change_request'
import type { ChangeRuling } from '#app/changes/change_workflow'
import { ruleOnChange } from '#app/changes/rule_on_change'
import Designation from '#app/designations/designation'
import { actorFor } from '#app/users/actor'
import User from '#app/users/user'
import { makeFile } from './files.js'
import type { DemoPeople } from './people.js'

type Told = Omit<Wish, 'before' | 'after'> & {
  /** So many days ago it was handed in. */
  ago: number
  changes?(designation: Designation): Facts
  proof?: string
  rulings?: [ChangeRuling, opinion: string, docNumber?: string][]
}

/** Titles that keep their ledgers come first in the register (activities.ts); these are others. */
const FIRST = 14

/** What institutions asked for: done, waiting for the handler, decided, a suspension that runs, a deregistration. */
export async function seedChanges({ handlers: [handler], head }: DemoPeople) {
  const points = await Designation.query()
    .where('state', 'active')
    .orderBy('id')
    .offset(FIRST)
    .limit(STORIES.length)
    .preload('organization')
  try {
    for (const [n, point] of points.entries()) await tell(point, STORIES[n](), handler, head)
  } finally {
    leaveMoment()
  }
}

const dayFrom = (days: number) => addDays(beijingDay(new Date()), days)

const STORIES: (() => Told)[] = [
  () => ({
    kind: 'change',
    ago: 41,
    reason: '咨询服务台迁至一层大厅，启用新的咨询电话，周六上午增加开放。',
    happenedOn: dayFrom(-48),
    changes: ({ profile }) => ({
      landline: '010-62518200',
      hours: { ...profile.hours, sat: { open: '09:00', close: '12:00' } },
    }),
  }),
  () => ({
    kind: 'change',
    ago: 3,
    reason: '经主管部门批准更名，已换领法人证书。',
    happenedOn: dayFrom(-52),
    changes: ({ name }) => ({ unitName: `${name}（北京）` }),
    proof: '法人证书变更通知书',
  }),
  () => ({
    kind: 'change',
    ago: 63,
    reason: '事业单位改革，并入知识产权信息职能后更名。',
    happenedOn: dayFrom(-75),
    changes: ({ name }) => ({ unitName: `${name}知识产权信息中心` }),
    proof: '机构更名批复',
    rulings: [
      ['pass', '批复与法人证书一致，建议同意变更。'],
      ['approve', '同意变更，换发证书。', `京知局〔${beijingYear(new Date())}〕46号`],
    ],
  }),
  () => ({
    kind: 'suspension',
    ago: 22,
    ground: 'relocation',
    reason: '馆舍加固改造，服务场所整体搬迁，期间无法接待来访。',
    fromDay: dayFrom(-20),
    untilDay: dayFrom(75),
    rulings: [['grant', '情况属实，同意暂停，请在网站上告知公众。']],
  }),
  () => ({
    kind: 'deregistration',
    ago: 19,
    ground: 'own_request',
    reason: '机构职能调整，不再承担信息公共服务工作，后续咨询由所在区其他网点承接。',
    proof: '关于申请注销网点的函',
    rulings: [
      ['pass', '已与单位核实，咨询台账已移交。'],
      ['approve', '同意注销。', `京知局〔${beijingYear(new Date())}〕52号`],
    ],
  }),
]

async function tell(
  point: Designation,
  { ago, changes, proof, rulings = [], ...wish }: Told,
  handler: User,
  head: User
) {
  const people = await User.query().where('organizationId', point.organizationId).orderBy('id')
  const operator = actor(people.find((person) => person.is('operator'))!)
  at(ago + 1)
  const after = changes?.(point) ?? {}
  const facts = factsOf(point)
  const before = Object.fromEntries(Object.keys(after).map((name) => [name, facts[name] ?? null]))
  const { id } = await prepareRequest(point, operator, { ...wish, before, after }, proving(operator, proof))

  const request = await ChangeRequest.findOrFail(id)
  at(ago)
  await submitRequest(request, actor(people.find((person) => person.is('principal'))!))
  for (const [index, [ruling, opinion, docNumber]] of rulings.entries()) {
    at(ago - 2 * (index + 1))
    const by = actor(request.state === 'submitted' ? handler : head)
    await ruleOnChange(request, ruling, by, { opinion, docNumber })
  }
}

function proving(by: ReturnType<typeof actor>, name?: string): KeepFiles {
  return async (trx, { id, organizationId }) => {
    if (!name) return
    const file = await receiveFile(Readable.from([await makeFile('pdf', name)]), `${name}.pdf`, proofRule)
    const owner = { subjectType: 'change_request', subjectId: id, purpose: 'proof', organizationId }
    await keepFile(trx, file, { ...owner, uploadedById: by.id }, by)
  }
}

const actor = (user: User) => ({ ...actorFor(user), id: user.id })

/** In the morning of a day. */
function at(daysAgo: number) {
  standAt(DateTime.fromISO(`${dayFrom(-daysAgo)}T01:40:00Z`).toJSDate())
}

import { addDays } from '#app/calendar/working_days'
import { standAt } from '#app/core/clock'
import type Designation from '#app/designations/designation'
import Rectification from '#app/sanctions/rectification'
import { contentOf, saveReport } from '#app/sanctions/rectification_report'
import {
  orderRectification,
  proposeRectification,
  reportRectification,
  type Wish,
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
  type RevocationState,
} from '#app/sanctions/revocation_workflow'
import type { World } from '#tests/world'
import { pointOf } from './activities.js'
import { actor } from './applications.js'
import { makeDesignation } from './designations.js'

export const WISH: Wish = {
  cause: 'spot_check',
  months: 3,
  facts: '抽查发现开放时间不足、台账缺失，情况属实。',
  problems: [
    { problem: '每周开放不足二十小时', requirement: '按公布的时间开放' },
    { problem: '咨询台账缺少三月记录', requirement: '补齐台账并附凭证' },
  ],
}
export const CHARGE = {
  cause: 'charged_basic_items',
  grounds: '对基础性免费服务项目收费',
  facts: '经查，该单位自三月起对基础检索服务收取费用，共二十一笔，有收据为证。',
}
export const MEASURES = [
  { measures: '延长周三、周六开放时间并公示。', doneOn: '2025-01-15' },
  { measures: '已补齐台账，凭证装订成册。', doneOn: '2025-01-15' },
]
const ruling = (opinion: string) => ({ opinion })

/** A proposal for the point of 海淀, or for another title. */
export async function proposedRectification(world: World, designation?: Designation) {
  const { id } = await proposeRectification(designation ?? (await pointOf(world)), actor(world.people.handler), WISH)
  return Rectification.query().where({ id }).preload('designation').firstOrFail()
}

export async function orderedRectification(world: World, designation?: Designation) {
  const rectification = await proposedRectification(world, designation)
  await orderRectification(rectification, actor(world.people.head), ruling('同意责令整改。'))
  return rectification
}

export async function reportedRectification(world: World, designation?: Designation) {
  const rectification = await orderedRectification(world, designation)
  await saveReport(rectification, MEASURES)
  await reportRectification(rectification, actor(world.people.principal), await contentOf(rectification))
  return rectification
}

const PATH: [RevocationState, (revocation: Revocation, people: World['people']) => Promise<unknown>][] = [
  ['proposed', (row, { handler }) => proposeRevocation(row, actor(handler), ruling('建议撤销。'))],
  ['warned', (row, { head }) => warnInstitution(row, actor(head), ruling('同意告知。'))],
  ['stated', (row, { principal }) => submitStatement(row, actor(principal), '所收费用系增值服务，已退还并致歉。')],
  ['deliberation', (row, { handler }) => noteFinding(row, actor(handler), ruling('经核查，收费项目属于基础性服务。'))],
  [
    'public_notice',
    (row, { leader }) =>
      decideToRevoke(row, actor(leader), { opinion: '会议决定撤销网点认定。', minutesNumber: '纪要〔2026〕18号' }),
  ],
  [
    'revoked',
    (row, { handler }) => {
      afterNoticeOf(row)
      return carryOutRevocation(row, actor(handler), { opinion: '公示期满。', docNumber: '京知局〔2026〕30号' })
    },
  ],
]

/** A revocation of the point of 海淀 that has come so far. */
export async function revocationIn(state: RevocationState, world: World, designation?: Designation) {
  const drafted = await draftRevocation(designation ?? (await pointOf(world)), actor(world.people.handler), CHARGE)
  const revocation = await Revocation.query().where('id', drafted.id).preload('designation').firstOrFail()
  for (const [reached, act] of PATH) {
    if (revocation.state === state) break
    await act(revocation, world.people)
    if (revocation.state !== reached) throw new Error(`It is ${revocation.state} instead of ${reached}`)
  }
  return revocation
}

/** The morning after the last day of the public notice. */
export function afterNoticeOf(revocation: Revocation) {
  stand(addDays(revocation.noticeUntil!.toISODate()!, 1))
}

/** Ten in the morning of a day in Beijing. */
export function stand(day: string, time = '10:00') {
  standAt(new Date(`${day}T${time}:00+08:00`))
}

/** Rows as a form sends them: `report[0][measures]`. */
export function sentRows(name: string, rows: Record<string, string>[]) {
  const fields = rows.flatMap((row, index) =>
    Object.entries(row).map(([column, value]) => [`${name}[${index}][${column}]`, value])
  )
  return Object.fromEntries(fields)
}

/** Some of everything, each about a title of its own, for the pages that are looked at. */
export async function furnishedSanctions(world: World) {
  let serial = 0
  const title = () => makeDesignation(world.organizations.haidian, { number: `京知信网〔2026〕8${serial++}号` })
  return {
    reported: await reportedRectification(world, await title()),
    ordered: await orderedRectification(world, await title()),
    drafted: await revocationIn('draft', world, await title()),
    proposed: await revocationIn('proposed', world, await title()),
    warned: await revocationIn('warned', world, await title()),
    deliberated: await revocationIn('deliberation', world, await title()),
    published: await revocationIn('public_notice', world, await title()),
  }
}

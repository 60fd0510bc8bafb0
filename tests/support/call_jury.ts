import { PersonAtScreen } from './person_at_screen.js'
import { sent, type RunningCall, type Seat } from './running_call.js'
import type { Visitor } from './visitor.js'
import * as whole from './whole_call.js'

/** 批量通过形式审查, all that the list has. */
export async function passAll(call: RunningCall, handler: PersonAtScreen) {
  await handler.open('/typical-cases?group=checking')
  await handler.page.locator('td.pick input').first().check()
  await handler.page.locator('input[name=whole]').check()
  await handler.press('批量通过形式审查')
  await handler.arrivesAt('批量通过形式审查')
  await handler.tick('已逐件核对审查要点')
  await handler.type({ 意见: '材料齐全，符合要求。' })
  await handler.press(`办理这 ${whole.CASES} 件`)
  await call.done(
    'formal check',
    async () => (await call.count(`typical_cases where state = 'formal_ok'`)) === whole.CASES
  )
}

/** @returns the id of the round */
export async function drawJury(call: RunningCall, handler: PersonAtScreen) {
  await handler.open('/case-rounds/create')
  await handler.type({ 专家人数: String(whole.JURY) })
  await handler.press('组建评审组')
  await handler.sees('评审组已组建，请抽取专家。')
  const [{ id, assignment }] = await call.read<any>('select id, assignment_id as assignment from case_rounds')
  await handler.open(`/expert-assignments/${assignment}`)
  await handler.press('固定候选名单')
  await handler.sees('候选名单已固定。')
  await handler.press('抽取专家')
  await handler.sees('已抽取，邀请函已发出。')
  await acceptAll(call)
  return Number(id)
}

/** By the address in the letter: one with a browser, the others as browsers send forms. */
async function acceptAll(call: RunningCall) {
  const letters = () =>
    call.mails.received.flatMap(({ text }) => /\/invitations\/[\w-]+/.exec(text)?.[0] ?? []).toSorted()
  await call.done('letters', async () => new Set(letters()).size === whole.JURY)
  const [first, ...others] = new Set(letters())
  const person = await PersonAtScreen.sitDown(call.browser, {
    width: 390,
    address: call.installation.address,
  })
  await person.open(first)
  await person.press('接受邀请')
  await person.sees('您已接受邀请')
  await person.leave()
  for (const path of others) {
    const guest = call.installation.visitor()
    await guest.open(path)
    await sent(guest, path, { answer: 'accept' })
  }
}

export async function allocate(handler: PersonAtScreen, round: number) {
  await handler.open(`/case-rounds/${round}`)
  await handler.press('固定分配依据')
  await handler.sees('分配依据已固定。')
  await handler.press('分配案例')
  await handler.sees('案例已分配。')
}

export async function allSeats(call: RunningCall): Promise<Seat[]> {
  const rows = await call.read<Omit<Seat, 'n' | 'place'>>(
    `select case_seats.id, token, blind_id as blindId, case_id as caseId, expert_id as expertId
      from case_seats join case_blinds on case_blinds.id = blind_id order by case_seats.id`
  )
  const places = new Map<number, number>()
  return rows.map((row) => {
    const place = places.get(row.caseId) ?? 0
    places.set(row.caseId, place + 1)
    return {
      ...row,
      place,
      n: call.prepared.cases.findIndex(({ id }) => id === row.caseId),
    }
  })
}

/** Five for each case, evenly, nobody for a case of the own house or the own hand. */
export function refuseUnfair(call: RunningCall, seats: readonly Seat[]) {
  const loads = new Map<number, number>()
  for (const { n, expertId } of seats) {
    loads.set(expertId, (loads.get(expertId) ?? 0) + 1)
    const at = call.prepared.experts.findIndex(({ id }) => id === expertId)
    if (at < whole.EMPLOYED && whole.unitOf(n) === at) throw new Error(`expert ${at} judges the own unit: case ${n}`)
    if (at === whole.CO_AUTHOR && whole.isCoAuthored(n)) throw new Error(`expert ${at} judges own work: case ${n}`)
  }
  const few = call.prepared.cases.find(
    ({ id }) => new Set(seats.filter(({ caseId }) => caseId === id)).size !== whole.SEATS
  )
  if (few) throw new Error(`${few.number} has not ${whole.SEATS} seats`)
  const [least, most] = [Math.min(...loads.values()), Math.max(...loads.values())]
  if (loads.size !== whole.JURY || most - least > 1) throw new Error(`loads from ${least} to ${most} of ${loads.size}`)
}

/** What the scan finds is taken out: once with a browser, the rest as browsers send forms. */
export async function makeBlind(call: RunningCall, handler: PersonAtScreen, office: Visitor, round: number) {
  await handler.open(`/case-rounds/${round}`)
  await handler.press('扫描盲评稿')
  await call.done('scan', async () => (await call.count('case_blinds where scanned_at is null')) === 0)
  await handler.open(`/case-rounds/${round}/cases?group=findings`)
  await handler.page.locator('.cell-title').first().click()
  await handler.comesTo(/\/cases\/\d+$/)
  await handler.send(handler.page.getByRole('button', { name: /^隐去/ }).first())
  await handler.sees('盲评稿中已隐去，原稿不变。')
  const open = await call.read<any>(`select id, blind_id as blind from case_findings where state = 'open' order by id`)
  for (const { id, blind } of open)
    await sent(office, `/case-rounds/${round}/cases/${blind}/findings/${id}`, {
      act: 'mask',
    })
  await handler.open(`/case-rounds/${round}`)
  await handler.press('开始评分')
  await handler.sees('评分已开始，专家已收到通知。')
}

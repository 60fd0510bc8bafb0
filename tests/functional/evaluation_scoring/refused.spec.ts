import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { inTransaction } from '#app/core/dialect'
import { EvaluationPanel } from '#app/evaluation_scoring/evaluation_panel'
import { concludePanelIn } from '#app/evaluation_scoring/evaluation_panel_workflow'
import type User from '#app/users/user'
import { evaluationCycle } from '#tests/support/evaluations'
import {
  begunPanel,
  handIn,
  panelAgain,
  preparedPanel,
  seatAgain,
  seatsOf,
  sheetFor,
  sheetForm,
} from '#tests/support/evaluation_scoring'
import { makeWorld } from '#tests/world'

const send = (request: any, user: User, typed: object = {}) =>
  request.json(typed).withCsrfToken().loginAs(user).redirects(0).header('accept', 'text/html')

const reason = '扣分理由与分数不符。'

/** What must stay as it is when an act is refused. */
const standing = async (panelId: number) => {
  const { state, version } = await panelAgain(panelId)
  const seats = (await seatsOf(panelId)).map(({ id, ...seat }) => [id, seat.state, seat.version, seat.draft])
  return { state, version, seats }
}

test.group('In a panel nothing happens', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('by others than its handler', async ({ client, assert }) => {
    const world = await makeWorld()
    const { head, leader, operator, principal, haidianReviewer, secretariat } = world.people
    const { panel, seats } = await begunPanel(world, { experts: 4, others: 0 })
    const [seat] = seats
    await handIn(seat.id)
    const before = await standing(panel.id)
    const path = `/evaluation-cycles/${panel.cycleId}/panel`
    const acts: [string, object?][] = [
      ...['freeze', 'allocate', 'fill'].map((step): [string, object] => [
        ...([`${path}/steps`, { step, version: panel.version }] as const),
      ]),
      [`${path}/experts/${seats[1].expertId}/reminders`],
      [`${path}/experts/${seats[1].expertId}/substitutions`],
      [`${path}/points/${seat.evaluationId}/seats/${seat.id}/reopenings`, { reason }],
    ]
    for (const [url, typed] of acts) {
      for (const user of [head, leader]) (await send(client.post(url), user, typed)).assertStatus(403)
      for (const user of [operator, principal, haidianReviewer, secretariat, seat.expert.user])
        (await send(client.post(url), user, typed)).assertStatus(404)
    }
    assert.deepEqual(await standing(panel.id), before)
  })

  test('by what cannot be read', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const { panel, seats } = await begunPanel(world, { experts: 3, others: 0 })
    const [given, open] = seats
    await handIn(given.id)
    const before = await standing(panel.id)
    const path = `/evaluation-cycles/${panel.cycleId}/panel`
    const sheet = `/evaluation-sheets/${open.token}`
    const { user } = open.expert
    const faulty: [string, User, object][] = [
      ...[{}, { seats: 'x' }, { seats: 4.5 }, { seats: 99 }].map((typed): [string, User, object] => [
        ...([path, handler, typed] as const),
      ]),
      [`${path}/steps`, handler, { step: 'burn', version: panel.version }],
      [`${path}/steps`, handler, { step: 'fill' }],
      [`${path}/points/${given.evaluationId}/seats/${given.id}/reopenings`, handler, {}],
      [`${path}/points/${given.evaluationId}/seats/${given.id}/reopenings`, handler, { reason: '重'.repeat(400) }],
      [`${sheet}/recusals`, user, {}],
      [`${sheet}/recusals`, user, { note: '亲' }],
      [`${sheet}/submissions`, user, {}],
    ]
    for (const [url, who, typed] of faulty) {
      const refused = await send(client.post(url), who, typed)
      assert.equal(refused.status(), 422, `${url} ${JSON.stringify(typed)}`)
    }
    assert.deepEqual(await standing(panel.id), before)
  })

  test('twice: a word, somebody else in the place, stepping aside', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const { panel, seats } = await begunPanel(world, { experts: 4, others: 0 })
    const path = `/evaluation-cycles/${panel.cycleId}/panel`
    const [first, second, third] = seats
    const one = `${path}/experts/${first.expertId}`
    const post = async (url: string, user = handler, typed = {}) => (await send(client.post(url), user, typed)).status()
    assert.deepEqual([await post(`${one}/reminders`), await post(`${one}/reminders`)], [302, 409])
    assert.deepEqual([await post(`${one}/substitutions`), await post(`${one}/substitutions`)], [302, 409])
    assert.equal((await seatAgain(first.id)).state, 'released')
    assert.equal(await post(`${path}/experts/0/substitutions`), 409)
    const steps = { step: 'fill', version: panel.version }
    assert.equal(await post(`${path}/steps`, handler, steps), 409, 'nothing is lacking')

    const aside = `/evaluation-sheets/${second.token}/recusals`
    const note = { note: '曾为该网点授课。' }
    assert.deepEqual(
      [await post(aside, second.expert.user, note), await post(aside, second.expert.user, note)],
      [302, 404]
    )
    await handIn(third.id)
    const given = `/evaluation-sheets/${third.token}`
    for (const [act, typed] of [
      ['recusals', note],
      ['acceptances', {}],
    ] as const)
      assert.equal(await post(`${given}/${act}`, third.expert.user, typed), 409, act)
    assert.equal((await seatAgain(third.id)).state, 'submitted')
  })

  test('after its end, neither by the office nor by experts', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const { panel, cycle, seats, by } = await begunPanel(world, { experts: 4, others: 0 })
    const [given, open] = seats
    await handIn(given.id)
    await inTransaction((trx) => concludePanelIn(trx, cycle, by))
    const before = await standing(panel.id)
    const { version } = await panelAgain(panel.id)
    const path = `/evaluation-cycles/${panel.cycleId}/panel`
    const sheet = `/evaluation-sheets/${open.token}`
    const { user } = open.expert
    const form = sheetForm(await sheetFor(open), open.evaluation.contentHash!)
    const acts: [string, User, object?][] = [
      [path, handler, { seats: 5 }],
      ...['freeze', 'allocate', 'fill'].map((step): [string, User, object] => [
        ...([`${path}/steps`, handler, { step, version }] as const),
      ]),
      [`${path}/experts/${open.expertId}/reminders`, handler],
      [`${path}/experts/${open.expertId}/substitutions`, handler],
      [`${path}/points/${given.evaluationId}/seats/${given.id}/reopenings`, handler, { reason }],
      [`${sheet}/submissions`, user, form],
      [`${sheet}/acceptances`, user, form],
      [`${sheet}/recusals`, user, { note: '曾为该网点授课。' }],
    ]
    for (const [url, who, typed] of acts) {
      const late = await send(client.post(url), who, typed)
      assert.equal(late.status(), 409, `${url} ${JSON.stringify(typed)}`)
    }
    ;(await send(client.put(`${sheet}/draft`), user, form)).assertStatus(409)
    assert.deepEqual(await standing(panel.id), before)
  })

  test('before it is drawn, and none is set up once the cycle is scored', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const { panel } = await preparedPanel(world, { experts: 3, others: 0 })
    const path = `/evaluation-cycles/${panel.cycleId}/panel`
    for (const [url, typed] of [
      [`${path}/steps`, { step: 'fill', version: panel.version }],
      [`${path}/experts/1/reminders`, {}],
      [`${path}/experts/1/substitutions`, {}],
    ] as const)
      (await send(client.post(url), handler, typed)).assertStatus(409)
    const { cycle } = await evaluationCycle(world, { state: 'scoring', year: 2024 })
    ;(await send(client.post(`/evaluation-cycles/${cycle.id}/panel`), handler, { seats: 5 })).assertStatus(409)
    assert.isNull(await EvaluationPanel.findBy('cycleId', cycle.id))
  })
})

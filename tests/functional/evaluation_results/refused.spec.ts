import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { leaveMoment } from '#app/core/clock'
import { upholdAppeal } from '#app/evaluation_results/appeal_workflow'
import EvaluationAppeal from '#app/evaluation_results/evaluation_appeal'
import EvaluationExtra from '#app/evaluation_results/evaluation_extra'
import type User from '#app/users/user'
import { actor } from '#tests/support/applications'
import {
  announcedCycle,
  appealed,
  calibratedCycle,
  confirmedExtra,
  cycleStep,
  deliberatedCycle,
  MEETING,
  proposedExtra,
  rowsOf,
} from '#tests/support/evaluation_results'
import { countOf } from '#tests/support/rows'
import { makeWorld, type World } from '#tests/world'

const send = (request: any, user: User, typed: object = {}) =>
  request.json(typed).withCsrfToken().loginAs(user).redirects(0).header('accept', 'text/html')

const WISH = { item: 'deduction.late_data', points: 2, reason: '第三季度数据逾期三十日。' }
const FINDING = { finding: '原件已盖章，应予采信。' }
const ANSWER = { opinion: '同意核查意见。', reply: '经核查，维持原结果。' }

/** Nothing of a year is moved by an act that is refused. */
const standing = async () => ({
  outcomes: await countOf(db.from('evaluation_outcomes').select('id')),
  decisions: await countOf(db.from('evaluation_deliberations').select('id')),
  points: await db.from('point_evaluations').select('id', 'state', 'version', 'final', 'grade').orderBy('id'),
  extras: await db.from('evaluation_extras').select('id', 'state', 'version').orderBy('id'),
  appeals: await db.from('evaluation_appeals').select('id', 'state', 'version', 'finding', 'rulings').orderBy('id'),
})

async function oneAppealed(world: World) {
  const parts = await announcedCycle(world)
  const [row] = await rowsOf(parts.cycle)
  return { ...parts, row, appeal: await appealed(world, row) }
}

test.group('About results nothing is written', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('by who may not decide on grades, nor before or after their turn, nor twice', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const { cycle } = await calibratedCycle(world)
    const path = `/evaluation-cycles/${cycle.id}/decision`
    const decide = async (user: User, typed: object = {}) => {
      const { version } = await cycle.refresh()
      return (await send(client.post(path), user, { ...MEETING, version, ...typed })).status()
    }
    assert.equal(await decide(people.leader), 409, 'not before the leaders yet')
    await cycleStep(cycle, 'deliberate', people.handler)
    const before = await standing()
    for (const user of [people.handler, people.head, people.secretariat]) assert.equal(await decide(user), 403)
    for (const user of [people.principal, people.haidianReviewer, people.experts[0]])
      assert.equal(await decide(user), 404)
    const [row] = await rowsOf(cycle)
    const change = { point: row.id, grade: row.grade === 'pass' ? 'fail' : 'pass', reason: '核查情况较差。' }
    const faulty = [
      ...[{ minutesNumber: '' }, { metOn: '2026-2-1' }, { metOn: '2999-01-01' }, { opinion: '' }, { version: 'x' }],
      ...[
        { ...change, point: 0 },
        { ...change, point: 999_999 },
        { ...change, grade: row.grade },
      ].map((one) => ({
        changes: [one],
      })),
      ...[{ changes: [{ ...change, grade: 'best' }] }, { changes: [{ ...change, reason: '差' }] }],
      { changes: [change, change] },
    ]
    for (const typed of faulty.filter((one) => !('changes' in one) || one.changes[0].point !== 0))
      assert.equal(await decide(people.leader, typed), 422, JSON.stringify(typed))
    assert.equal(await decide(people.leader, { version: cycle.version - 1 }), 409)
    assert.deepEqual(await standing(), before)
    assert.deepEqual([await decide(people.leader), await decide(people.leader)], [302, 409])
  })

  test('beside the indicators: by others, by what cannot be read, or once the leaders have it', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { people } = world
    const { cycle } = await calibratedCycle(world)
    const [row] = await rowsOf(cycle)
    const path = `/point-evaluations/${row.id}/extras`
    const propose = async (user: User, typed: object = {}) =>
      (await send(client.post(path), user, { ...WISH, ...typed })).status()
    const before = await standing()
    for (const user of [people.head, people.leader, people.principal, people.haidianReviewer, people.secretariat])
      assert.equal(await propose(user), 403)
    for (const user of [people.chaoyangPrincipal, people.chaoyangReviewer, people.experts[0]])
      assert.equal(await propose(user), 404)
    const faulty = [
      ...[{ item: 'late_data' }, { item: 'bonus.late_data' }, { item: 'veto.nothing' }, { reason: '迟' }],
      ...[{ points: null }, { points: 0 }, { points: 2.005 }, { item: 'veto.false_data', times: 0 }],
    ]
    for (const typed of faulty) assert.equal(await propose(people.handler, typed), 422, JSON.stringify(typed))
    assert.deepEqual(await standing(), before)
    await cycleStep(cycle, 'deliberate', people.handler)
    assert.equal(await propose(people.handler), 409)
    assert.isNull(await EvaluationExtra.first())
  })

  test('about a proposal: by others, by who made it, by what cannot be read, twice, or too late', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { people } = world
    const { cycle } = await calibratedCycle(world)
    const [row, other] = await rowsOf(cycle)
    const extra = await proposedExtra(world, row)
    const rule = async (user: User, typed: object, { id } = extra) =>
      (await send(client.post(`/evaluation-extras/${id}/steps`), user, { opinion: '属实。', ...typed })).status()
    const confirm = { step: 'confirm', version: 0 }
    const before = await standing()
    for (const step of ['confirm', 'refuse', 'revoke']) {
      assert.equal(await rule(people.handler, { step, version: 0 }), 403, step)
      assert.equal(await rule(people.leader, { step, version: 0 }), 403, step)
    }
    assert.equal(await rule(people.head, { step: 'withdraw', version: 0 }), 403)
    for (const user of [people.principal, people.haidianReviewer, people.secretariat])
      assert.equal(await rule(user, confirm), 403)
    for (const user of [people.chaoyangPrincipal, people.experts[0]]) assert.equal(await rule(user, confirm), 404)
    for (const typed of [
      { step: 'burn', version: 0 },
      { step: 'confirm' },
      { step: 'refuse', version: 0, opinion: '' },
    ])
      assert.equal(await rule(people.head, typed), 422, JSON.stringify(typed))
    assert.equal(await rule(people.head, confirm, { id: 0 } as EvaluationExtra), 404)
    assert.equal(await rule(people.head, { step: 'revoke', version: 0 }), 409, 'nothing is confirmed yet')
    await people.handler.merge({ roles: ['bureau_handler', 'division_head'] }).save()
    assert.equal(await rule(people.handler, confirm), 409, 'the own proposal')
    await people.handler.merge({ roles: ['bureau_handler'] }).save()
    assert.deepEqual(await standing(), before)
    assert.deepEqual([await rule(people.head, confirm), await rule(people.head, confirm)], [302, 409])
    assert.equal(await rule(people.handler, { step: 'withdraw', version: 1 }), 409)

    const late = await confirmedExtra(world, other)
    await cycleStep(cycle, 'deliberate', people.handler)
    const then = await standing()
    assert.equal(await rule(people.head, { step: 'revoke', version: 1 }, late), 409)
    assert.deepEqual(await standing(), then)
  })

  test('in an appeal: by others, by what cannot be read, from an old page, or before its turn', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { people } = world
    const { appeal } = await oneAppealed(world)
    const path = `/evaluation-appeals/${appeal.id}`
    const examine = async (user: User, typed: object = {}) =>
      (await send(client.put(`${path}/finding`), user, { ...FINDING, version: 0, ...typed })).status()
    const step = async (user: User, name: string, typed: object = {}) =>
      (await send(client.post(`${path}/steps`), user, { step: name, version: 0, ...ANSWER, ...typed })).status()
    const before = await standing()
    for (const user of [people.head, people.leader, people.principal, people.haidianReviewer])
      assert.equal(await examine(user), 403)
    for (const user of [people.chaoyangPrincipal, people.chaoyangReviewer, people.experts[0], people.secretariat])
      for (const answer of [await examine(user), await step(user, 'uphold'), await step(user, 'withdraw')])
        assert.equal(answer, 404)
    for (const name of ['giveBack', 'uphold', 'revise'])
      for (const user of [people.handler, people.leader, people.principal, people.haidianReviewer])
        assert.equal(await step(user, name), 403, name)
    for (const user of [people.handler, people.head, people.operator, people.haidianReviewer])
      assert.equal(await step(user, 'withdraw'), 403)

    const figure = (key: string, value: unknown) => ({ figures: [{ key, value }] })
    const faulty = [
      ...[{ finding: '短' }, { version: 'x' }, { believed: ['nothing'] }, { believed: ['c1'] }],
      ...[
        figure('nothing', 1),
        figure('consultations', null),
        figure('consultations', -1),
        figure('consultations', 1.005),
      ],
    ]
    for (const typed of faulty) assert.equal(await examine(people.handler, typed), 422, JSON.stringify(typed))
    const badSteps = { burn: {}, giveBack: { opinion: '' }, uphold: { reply: '' }, revise: { version: 'x' } }
    for (const [name, typed] of Object.entries(badSteps)) assert.equal(await step(people.head, name, typed), 422, name)

    assert.equal(await examine(people.handler, { version: 3 }), 409)
    assert.equal(await step(people.principal, 'withdraw', { version: 3 }), 409)
    for (const name of ['giveBack', 'uphold', 'revise']) assert.equal(await step(people.head, name), 409, name)
    assert.deepEqual(await standing(), before)
  })

  test('in an appeal that is answered', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const { row, appeal } = await oneAppealed(world)
    await send(client.put(`/evaluation-appeals/${appeal.id}/finding`), people.handler, { ...FINDING, version: 0 })
    await upholdAppeal(await EvaluationAppeal.findOrFail(appeal.id), actor(people.head), ANSWER)
    const { version } = await appeal.refresh()
    const before = await standing()
    const late = [
      await send(client.put(`/evaluation-appeals/${appeal.id}/finding`), people.handler, { ...FINDING, version }),
      ...(await Promise.all(
        (
          [
            [people.head, 'giveBack'],
            [people.head, 'uphold'],
            [people.head, 'revise'],
            [people.principal, 'withdraw'],
          ] as const
        ).map(([user, name]) =>
          send(client.post(`/evaluation-appeals/${appeal.id}/steps`), user, { step: name, version, ...ANSWER })
        )
      )),
      await send(client.post(`/point-evaluations/${row.id}/appeals`), people.principal, {
        ...{ reason: 'D3 的佐证材料已盖章，请重新认定。', version: (await row.refresh()).version },
      }),
    ]
    assert.deepEqual(
      late.map((answer) => answer.status()),
      late.map(() => 409)
    )
    assert.deepEqual(await standing(), before)
  })

  test('against a result that was not announced, or is final', async ({ client, assert }) => {
    const world = await makeWorld()
    const { principal } = world.people
    const { cycle } = await deliberatedCycle(world)
    const [row] = await rowsOf(cycle)
    const appeal = () =>
      send(client.post(`/point-evaluations/${row.id}/appeals`), principal, {
        ...{ reason: 'D3 的佐证材料已盖章，请重新认定。', version: row.version },
      })
    ;(await appeal()).assertStatus(403)
    await row.merge({ state: 'final' }).save()
    ;(await appeal()).assertStatus(409)
    assert.isNull(await EvaluationAppeal.first())
  })
})

import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { leaveMoment, standAt } from '#app/core/clock'
import type EvaluationCycle from '#app/evaluations/evaluation_cycle'
import type { CycleState } from '#app/evaluations/evaluation_cycle_workflow'
import EvaluationPartChoice from '#app/evaluations/evaluation_part_choice'
import { planCycle } from '#app/evaluations/plan_cycle'
import type PointEvaluation from '#app/evaluations/point_evaluation'
import type { EvaluationState } from '#app/evaluations/point_evaluation_workflow'
import type User from '#app/users/user'
import { actor } from '#tests/support/applications'
import { PLAN, plannedCycle } from '#tests/support/evaluation_cycles'
import { evaluatedPoints } from '#tests/support/evaluation_figures'
import { evaluationCycle, pointEvaluation } from '#tests/support/evaluations'
import { makeWorld } from '#tests/world'

type Act = { method?: 'post' | 'put'; path: string; form: Record<string, unknown> }

const send = (client: ApiClient, { method = 'post', path, form }: Act, user: User) =>
  client[method](path).form(form).withCsrfToken().loginAs(user).redirects(0)

const pathOf = ({ id }: EvaluationCycle) => `/evaluation-cycles/${id}`

/** What is done to one point of a cycle. */
const pointActs = (cycle: EvaluationCycle, { id, version }: Pick<PointEvaluation, 'id' | 'version'>): Act[] => {
  const path = `${pathOf(cycle)}/points/${id}`
  return [
    { path: `${path}/reopenings`, form: { reopenReason: '附件上传失败。', days: 3, version } },
    { path: `${path}/leavings`, form: { leaveReason: '已申请注销。', version } },
    { path: `${path}/parts`, form: { part: 'no_grade', partReason: '搬迁停业半年。', version } },
  ]
}

const nothingHappened = async () => {
  const entries = await db.from('audit_entries').whereIn('subject_type', ['evaluation_cycle', 'point_evaluation'])
  return entries.length === 0 && (await db.from('figure_freeze_runs')).length === 0
}

test.group('What the office does with a cycle', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => standAt(new Date('2026-01-20T02:00:00Z')))
  group.each.teardown(() => leaveMoment())

  test('is done by nobody else: who does not see the cycle finds nothing, who does may not', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { people } = world
    const { cycle, points, evaluations } = await evaluationCycle(world, { state: 'formal_check' })
    const acts: Act[] = [
      { method: 'put', path: pathOf(cycle), form: { ...PLAN, version: 0 } },
      { path: `${pathOf(cycle)}/steps`, form: { step: 'beginScoring', version: 0 } },
      { path: `${pathOf(cycle)}/freezes`, form: {} },
      { method: 'put', path: `${pathOf(cycle)}/scope/${points[0].id}`, form: { part: 'out', reason: '新设。' } },
      ...pointActs(cycle, evaluations[0]),
    ]
    for (const act of acts) {
      for (const who of [people.operator, people.principal, people.haidianReviewer, people.experts[0]])
        (await send(client, act, who)).assertStatus(404)
      for (const who of [people.secretariat, people.head, people.leader])
        (await send(client, act, who)).assertStatus(403)
    }
    for (const who of [people.principal, people.haidianReviewer, people.experts[0]])
      (await send(client, { path: '/evaluation-cycles', form: PLAN }, who)).assertStatus(403)
    assert.isTrue(await nothingHappened())
    assert.deepEqual([(await cycle.refresh()).version, (await evaluations[0].refresh()).version], [0, 0])
  })

  test('is refused with what cannot be read, at its field', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const { cycle, evaluations } = await evaluationCycle(world, { state: 'formal_check' })
    const [reopening, leaving, part] = pointActs(cycle, evaluations[0])
    const step = { path: `${pathOf(cycle)}/steps`, form: { step: 'beginScoring', version: 0 } }
    for (const [act, bad] of [
      [step, { version: '' }],
      [step, { step: 'decide' }],
      [reopening, { days: '三' }],
      [reopening, { days: 2.5 }],
      [reopening, { version: '' }],
      [leaving, { leaveReason: '字'.repeat(301) }],
      [leaving, { version: 'x' }],
      [part, { part: 'out' }],
      [part, { partReason: ' ' }],
      [part, { version: '' }],
    ] as [Act, object][])
      (await send(client, { ...act, form: { ...act.form, ...bad } }, handler)).assertStatus(422)
    const kept = await send(client, { ...reopening, form: { ...reopening.form, days: 99 } }, handler)
    kept.assertTextIncludes('附件上传失败。')
    assert.isTrue(await nothingHappened())
  })

  test('finds points of its own cycle only', async ({ client, assert }) => {
    const world = await makeWorld()
    const { cycle, points, version } = await evaluationCycle(world, { state: 'formal_check' })
    const another = await planCycle({ ...PLAN, year: 2024, selfDueOn: '2025-01-16' }, actor(world.people.handler))
    const foreign = await pointEvaluation(another, points[0], version.content)
    for (const act of [...pointActs(cycle, foreign), ...pointActs(cycle, { id: 0, version: 0 })])
      (await send(client, act, world.people.handler)).assertStatus(404)
    assert.equal((await foreign.refresh()).version, 0)
  })

  test('is not done where its time is over or has not come', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const { cycle, evaluations } = await evaluationCycle(world, { state: 'formal_check' })
    const [point] = evaluations
    const [reopening, leaving, part] = pointActs(cycle, point)
    const refused: [Act, CycleState, EvaluationState][] = [
      [reopening, 'formal_check', 'supplement'],
      [reopening, 'formal_check', 'left'],
      [reopening, 'scoring', 'checked'],
      [leaving, 'public_notice', 'public_notice'],
      [leaving, 'final', 'final'],
      [part, 'formal_check', 'left'],
      [part, 'scoring', 'scoring'],
      [{ path: `${pathOf(cycle)}/freezes`, form: {} }, 'open_self', 'self_open'],
      [{ path: `${pathOf(cycle)}/freezes`, form: {} }, 'scoring', 'scoring'],
      [{ path: `${pathOf(cycle)}/freezes`, form: {} }, 'final', 'final'],
    ]
    for (const [act, state, own] of refused) {
      await cycle.merge({ state }).save()
      await point.merge({ state: own }).save()
      ;(await send(client, act, handler)).assertStatus(409)
      assert.equal((await point.refresh()).state, own)
    }
    assert.isTrue(await nothingHappened())
  })

  test('is done once: of two who saw the same the second is refused', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const { cycle, evaluations } = await evaluationCycle(world)
    await evaluations[0].merge({ state: 'checked' }).save()
    const twice = async (act: Act) => {
      ;(await send(client, act, handler)).assertStatus(302)
      ;(await send(client, act, handler)).assertStatus(409)
    }
    await twice({ path: `${pathOf(cycle)}/steps`, form: { step: 'close', version: 0 } })
    await twice(pointActs(cycle, evaluations[0])[2])
    await twice(pointActs(cycle, await evaluations[0].refresh())[0])
    await twice(pointActs(cycle, await evaluations[0].refresh())[0])
    await twice(pointActs(cycle, await evaluations[0].refresh())[1])
    const acts = await db.from('audit_entries').where('subject_type', 'point_evaluation').orderBy('seq')
    assert.deepEqual(
      acts.map(({ action }) => action.split('.')[1]),
      ['part_changed', 'reopened', 'grace_given', 'left']
    )

    await cycle.merge({ state: 'formal_check' }).save()
    await evaluations[0].merge({ state: 'checked' }).save()
    const freeze = { path: `${pathOf(cycle)}/freezes`, form: {} }
    for (let at = 0; at < 2; at++) (await send(client, freeze, handler)).assertStatus(302)
    assert.lengthOf(await db.from('figure_freeze_runs'), 1)
    assert.lengthOf(await db.from('figure_freezes'), 1)
  })
})

test.group('The plan of a cycle', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => standAt(new Date('2026-01-05T02:00:00Z')))
  group.each.teardown(() => leaveMoment())

  test('is not revised to what does not fit, nor to a year that has one; choices go with their year', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const [point] = await evaluatedPoints(world)
    const cycle = await plannedCycle(world)
    await planCycle({ ...PLAN, year: 2024, selfDueOn: '2025-01-16' }, actor(handler))
    const revise = (more: object) =>
      send(client, { method: 'put', path: pathOf(cycle), form: { ...PLAN, version: 0, ...more } }, handler)
    for (const bad of [{ title: '评' }, { seats: 99 }, { selfDueOn: '2025-12-31' }, { year: 1999 }, { version: 'x' }])
      (await revise({ basis: '京知局〔2026〕3号', ...bad })).assertTextIncludes('京知局〔2026〕3号')
    const taken = await revise({ year: 2024 })
    taken.assertStatus(422)
    taken.assertTextIncludes('这一年度已有评估')
    ;(await revise({ version: undefined })).assertStatus(409)
    assert.deepEqual([(await cycle.refresh()).version, cycle.basis], [0, '京知局〔2026〕2号'])

    const choice = { method: 'put' as const, path: `${pathOf(cycle)}/scope/${point.id}` }
    await send(client, { ...choice, form: { part: 'out', reason: '场地尚未启用。' } }, handler)
    await send(client, { ...choice, form: { part: 'no_grade', reason: '场地年中启用。' } }, handler)
    assert.deepEqual(
      (await EvaluationPartChoice.all()).map(({ part }) => part),
      ['no_grade']
    )
    const entries = await db.from('audit_entries').where('action', 'evaluation_cycle.part_chosen').orderBy('seq')
    assert.isNull(JSON.parse(entries[1].details).before)
    await revise({ year: 2023, selfDueOn: '2026-01-16' })
    assert.equal((await cycle.refresh()).year, 2023)
    assert.isNull(await EvaluationPartChoice.first())
  })
})

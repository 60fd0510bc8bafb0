import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import { DateTime } from 'luxon'
import testUtils from '@adonisjs/core/services/test_utils'
import AuditEntry from '#app/audit/audit_entry'
import { sqlTime } from '#app/core/dialect'
import { verifyAudit } from '#app/audit/verify'
import { leaveMoment, standAt } from '#app/core/clock'
import { registerPointWork, registerStepCondition, registerStepWork, type Refusal } from '#app/evaluations/cycle_hooks'
import { registerCyclePart } from '#app/evaluations/cycle_parts'
import type EvaluationCycle from '#app/evaluations/evaluation_cycle'
import { takeCycleStep } from '#app/evaluations/evaluation_cycle_acts'
import type { CycleStep } from '#app/evaluations/evaluation_cycle_workflow'
import { changePart, leaveEvaluation, reopenEvaluation } from '#app/evaluations/point_acts'
import { decideGrades } from '#app/evaluation_results/deliberation'
import PointEvaluation from '#app/evaluations/point_evaluation'
import type { EvaluationState } from '#app/evaluations/point_evaluation_workflow'
import type User from '#app/users/user'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import keep from '#jobs/evaluations/keep'
import { drainOutbox } from '#jobs/drain'
import { actor } from '#tests/support/applications'
import { cellsOf, download } from '#tests/support/downloads'
import { frozenYear, insertRows } from '#tests/support/evaluation_figures'
import { frozenAtOnce, MEETING, scoredCycle } from '#tests/support/evaluation_results'
import { allHandIn, allocatedFor } from '#tests/support/evaluation_scoring'
import { evaluationCycle, outcomeOf, panelOf } from '#tests/support/evaluations'
import { makeExpert } from '#tests/support/experts'
import { textsTo } from '#tests/support/notices'
import { countQueries } from '#tests/support/queries'
import { standIn } from '#tests/support/stand_ins'
import { makeWorld, type World } from '#tests/world'

const post = (client: ApiClient, path: string, user: User, form: object) =>
  client.post(path).form(form).withCsrfToken().loginAs(user).redirects(0)

const pathOf = ({ id }: EvaluationCycle) => `/evaluation-cycles/${id}`

const actionsOf = async (subjectType: string, subjectId: number) =>
  (await AuditEntry.query().where({ subjectType, subjectId }).orderBy('seq')).map(({ action }) => action.split('.')[1])

const statesOf = async ({ id }: EvaluationCycle) =>
  (await PointEvaluation.query().where('cycleId', id).orderBy('id')).map(({ state }) => state)

const at = (day: string) => standAt(new Date(`${day}T02:00:00Z`))

/** The reasons with which a step is refused. */
async function reasonOf(act: () => Promise<unknown>) {
  const error = await act().then(
    () => null,
    (thrown: unknown) => thrown
  )
  return error instanceof StepNotAllowed ? error.reason : error
}

/** What rooms above would register, for cycles with this title only. */
const JOINED = '有上级环节的评估'
const joined: string[] = []
let hindrance: Refusal[] = []
const note = async (cycle: EvaluationCycle, what: string) => {
  if (cycle.title === JOINED) joined.push(what)
}
registerStepCondition('calibrate', async (_trx, { title }) => (title === JOINED ? hindrance : []))
registerStepWork('calibrate', async (_trx, cycle) => note(cycle, 'calibrate'))
registerPointWork('takeAsFiled', async (_trx, evaluations) => {
  joined.push(...evaluations.map(({ name }) => `takeAsFiled ${name}`))
})
registerCyclePart('tests', {
  ...{ title: 'evaluation_cycles.points', href: ({ id }) => `/tests/${id}` },
  shownTo: (user, { title }) => title === JOINED && user.is('bureau_handler'),
  summary: async () => '三名专家已评分',
})

test.group('A cycle goes on', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => at('2026-01-10'))
  group.each.setup(() => void joined.splice(0))
  group.each.teardown(() => leaveMoment())

  test('to its end, each step by who may, with all its points', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, leader } = world.people
    const { cycle, points, evaluations } = await evaluationCycle(world, { others: 2 })
    const step = async (name: CycleStep, who: User, more = {}) => {
      const answer = await post(client, `${pathOf(cycle)}/steps`, who, { step: name, version: cycle.version, ...more })
      answer.assertStatus(302)
      await cycle.refresh()
    }
    await evaluations[0].merge({ state: 'submitted', filedAt: DateTime.utc() }).save()
    at('2026-01-17')
    await step('close', handler)
    assert.deepEqual(await statesOf(cycle), ['submitted', 'checked', 'checked'])
    const [filed, late] = await PointEvaluation.query().orderBy('id')
    assert.deepEqual([filed.isLate, late.isLate], [false, true])
    assert.lengthOf(joined, 2)

    await evaluations[0].merge({ state: 'checked' }).save()
    await frozenYear(world, points)
    const panel = await allocatedFor(world, cycle)
    await step('beginScoring', handler)
    await allHandIn(panel.id)
    await step('calibrate', handler)
    await step('deliberate', handler)
    await step('giveBack', leader, { opinion: '请核对满意度。' })
    assert.equal(cycle.state, 'calibrated')
    await step('deliberate', handler)
    await decideGrades(cycle, actor(leader), { ...MEETING, changes: [] })
    await step('announce', leader)
    assert.deepEqual(await statesOf(cycle), ['public_notice', 'public_notice', 'public_notice'])
    assert.deepEqual([cycle.noticeFrom?.toISODate(), cycle.noticeUntil?.toISODate()], ['2026-01-17', '2026-01-23'])
    at('2026-01-24')
    await step('conclude', handler)
    assert.deepEqual(await statesOf(cycle), ['final', 'final', 'final'])
    const steps = ['closed', 'scoring_begun', 'calibrated', 'deliberated', 'given_back', 'deliberated', 'decided']
    assert.deepEqual(await actionsOf('evaluation_cycle', cycle.id), [...steps, 'announced', 'concluded'])
    const own = ['taken_as_filed', 'scoring_begun', 'calibrated', 'announced', 'concluded']
    assert.deepEqual(await actionsOf('point_evaluation', late.id), own)
    assert.deepEqual((await verifyAudit()).faults, [])
    ;(await client.get(pathOf(cycle)).loginAs(handler)).assertTextIncludes('评估已经结束')
    await drainOutbox()
    const told = JSON.stringify(await textsTo(handler))
    for (const text of ['被退回校准', '请核对满意度。', '开始公示']) assert.include(told, text)
    assert.include(JSON.stringify(await textsTo(leader)), '已提请审议')
  })

  test('no further than what is open allows, and says what it waits for', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, leader } = world.people
    const { cycle, points, evaluations } = await evaluationCycle(world, { others: 3 })
    const take = (step: CycleStep) => reasonOf(() => takeCycleStep(step, cycle, actor(handler)))
    assert.equal(await take('close'), 'self_running')
    ;(await client.get(pathOf(cycle)).loginAs(handler)).assertTextIncludes('还有 4 个网点未报自评')
    await evaluations[0].merge({ graceUntil: DateTime.fromISO('2026-01-20') }).save()
    at('2026-01-17')
    assert.equal(await take('close'), 'grace_running')

    await cycle.merge({ state: 'formal_check' }).save()
    const states: EvaluationState[] = ['self_open', 'supplement', 'submitted', 'checked']
    for (const [place, state] of states.entries()) await evaluations[place].merge({ state }).save()
    const page = await client.get(pathOf(cycle)).loginAs(handler)
    for (const text of ['1 个网点正在填报', '1 个网点正在补正', '1 个网点待形式审查', '4 个网点的评价数据尚未冻结'])
      page.assertTextIncludes(text)
    for (const [place, reason] of ['points_self_open', 'points_supplement', 'points_submitted'].entries()) {
      assert.equal(await take('beginScoring'), reason)
      await evaluations[place].merge({ state: 'checked' }).save()
    }
    assert.equal(await take('beginScoring'), 'figures_open')
    ;(await post(client, `${pathOf(cycle)}/freezes`, leader, {})).assertStatus(403)
    await post(client, `${pathOf(cycle)}/freezes`, handler, {})
    assert.equal(await take('beginScoring'), 'figures_open')
    await drainOutbox()
    assert.equal(await take('beginScoring'), 'panel_not_allocated')
    await allocatedFor(world, cycle)
    assert.isNull(await take('beginScoring'))

    await cycle.merge({ state: 'public_notice', noticeUntil: DateTime.fromISO('2026-01-17') }).save()
    assert.equal(await take('conclude'), 'results_notice_running')
    at('2026-01-18')
    await evaluations[0].merge({ state: 'appealed' }).save()
    assert.equal(await take('conclude'), 'appeals_open')
    assert.lengthOf(points, 4)
  })

  test('only by whom the step is up to, on what they saw, where it is possible', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const { cycle, evaluations, version } = await evaluationCycle(world, { state: 'deliberation' })
    const send = (who: User, form: object) => post(client, `${pathOf(cycle)}/steps`, who, form)
    const seen = { version: cycle.version }
    for (const who of [people.handler, people.head, people.secretariat]) {
      ;(await send(who, { step: 'announce', ...seen })).assertStatus(403)
      ;(await send(who, { step: 'giveBack', opinion: '请核对。', ...seen })).assertStatus(403)
    }
    for (const who of [people.leader, people.secretariat]) {
      ;(await send(who, { step: 'deliberate', ...seen })).assertStatus(403)
      ;(await send(who, { step: 'conclude', ...seen })).assertStatus(403)
    }
    for (const who of [people.operator, people.haidianReviewer, people.experts[0]])
      (await send(who, { step: 'announce', ...seen })).assertStatus(404)
    ;(await send(people.leader, { step: 'vanish', ...seen })).assertStatus(422)
    ;(await send(people.leader, { step: 'giveBack', ...seen })).assertStatus(422)
    ;(await send(people.leader, { step: 'announce', version: 7 })).assertStatus(409)
    ;(await send(people.handler, { step: 'calibrate', ...seen })).assertStatus(409)
    assert.equal((await cycle.refresh()).state, 'deliberation')
    assert.deepEqual(await actionsOf('evaluation_cycle', cycle.id), [])

    await outcomeOf(evaluations[0], version.content)
    await decideGrades(cycle, actor(people.leader), { ...MEETING, changes: [] })
    await standIn(people.leader, people.head)
    await send(people.head, { step: 'announce', version: cycle.version })
    const entry = await AuditEntry.findByOrFail('action', 'evaluation_cycle.announced')
    assert.deepEqual([entry.actorId, entry.particulars.actingFor], [people.head.id, people.leader.name])
  })

  test('together with the rooms above, which may refuse, join and show themselves', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, head } = world.people
    const { cycle } = await scoredCycle(world, { others: 0 })
    await cycle.merge({ title: JOINED }).save()
    hindrance = [{ reason: 'appeals_open', facts: { count: '9' }, href: '/somewhere' }]
    const page = await client.get(pathOf(cycle)).loginAs(handler)
    for (const text of ['9 件申诉尚未办结', '/somewhere', '三名专家已评分']) page.assertTextIncludes(text)
    assert.notInclude((await client.get(pathOf(cycle)).loginAs(head)).text(), '三名专家已评分')
    assert.equal(await reasonOf(() => takeCycleStep('calibrate', cycle, actor(handler))), 'appeals_open')
    assert.deepEqual([await statesOf(cycle), joined], [['scoring'], []])
    hindrance = []
    await takeCycleStep('calibrate', cycle, actor(handler))
    assert.deepEqual([await statesOf(cycle), joined], [['calibrated'], ['calibrate']])
  })

  test('by itself when the due day is over, and points opened again are taken as filed after their days', async ({
    assert,
  }) => {
    const world = await makeWorld()
    const { cycle, evaluations } = await evaluationCycle(world, { others: 1 })
    await keep()
    assert.equal((await cycle.refresh()).state, 'open_self')
    at('2026-01-17')
    await reopenEvaluation(evaluations[0], actor(world.people.handler), { reason: '停电。', days: 2 })
    await keep()
    assert.equal((await cycle.refresh()).state, 'open_self')
    at('2026-01-21')
    await keep()
    assert.equal((await cycle.refresh()).state, 'formal_check')
    assert.deepEqual(await statesOf(cycle), ['checked', 'checked'])
    const [point] = await PointEvaluation.query().orderBy('id')
    await reopenEvaluation(point, actor(world.people.handler), { reason: '系统故障。', days: 3 })
    assert.deepEqual([point.state, point.isLate, point.graceUntil?.toISODate()], ['self_open', false, '2026-01-26'])
    await keep()
    assert.deepEqual(await statesOf(cycle), ['self_open', 'checked'])
    at('2026-01-27')
    await keep()
    await keep()
    assert.deepEqual(await statesOf(cycle), ['checked', 'checked'])
    assert.isTrue((await point.refresh()).isLate)
  })

  test('without points whose title ended meanwhile', async ({ assert }) => {
    const world = await makeWorld()
    const { cycle, points } = await evaluationCycle(world, { others: 1, state: 'scoring' })
    await points[1].merge({ state: 'revoked' }).save()
    await keep()
    assert.deepEqual(await statesOf(cycle), ['scoring', 'left'])
    const entry = await AuditEntry.findByOrFail('action', 'point_evaluation.left')
    assert.equal(entry.particulars.opinion, '网点已被撤销')
  })
})

/** Each given to three experts, as rows alone. */
async function allocatedRows(world: World, evaluations: readonly PointEvaluation[]) {
  const panel = await panelOf(world, evaluations[0].cycleId)
  await panel.merge({ state: 'allocated', begunAt: null }).save()
  const experts = [await makeExpert(world), await makeExpert(world), await makeExpert(world)]
  const moment = { state_since: sqlTime(), created_at: sqlTime(), updated_at: sqlTime() }
  const rows = evaluations.flatMap(({ id }) =>
    experts.map((expert) => ({
      ...{ panel_id: panel.id, evaluation_id: id, expert_id: expert.id, token: `${id}-${expert.id}` },
      ...{ state: 'assigned', version: 0, ...moment },
    }))
  )
  await insertRows('evaluation_seats', rows)
}

test.group('One point in a cycle', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => at('2026-01-20'))
  group.each.teardown(() => leaveMoment())

  test('is opened again with a reason and days of grace, and is told', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, operator, head } = world.people
    const { cycle, evaluations } = await evaluationCycle(world, { state: 'formal_check' })
    const [point] = evaluations
    const path = `${pathOf(cycle)}/points/${point.id}`
    const wish = { reopenReason: '附件上传失败。', days: 3, version: point.version }
    ;(await post(client, `${path}/reopenings`, head, wish)).assertStatus(403)
    for (const bad of [{ days: 11 }, { days: 0 }, { reopenReason: '' }]) {
      const refused = await post(client, `${path}/reopenings`, handler, { ...wish, ...bad })
      refused.assertStatus(422)
    }
    ;(await post(client, `${path}/reopenings`, handler, { ...wish, version: 5 })).assertStatus(409)
    assert.equal((await point.refresh()).state, 'checked')
    await post(client, `${path}/reopenings`, handler, wish)
    await point.refresh()
    assert.deepEqual([point.state, point.graceUntil?.toISODate()], ['self_open', '2026-01-23'])
    await post(client, `${path}/reopenings`, handler, { ...wish, days: 5, version: point.version })
    assert.equal((await point.refresh()).graceUntil?.toISODate(), '2026-01-27')
    assert.deepEqual(await actionsOf('point_evaluation', point.id), ['reopened', 'grace_given'])
    const page = await client.get(path).loginAs(handler)
    for (const text of ['附件上传失败。', '重开填报', '给予宽限']) page.assertTextIncludes(text)
    await drainOutbox()
    assert.include(JSON.stringify(await textsTo(operator)), '2026年1月23日')

    await cycle.merge({ state: 'scoring' }).save()
    ;(await post(client, `${path}/reopenings`, handler, { ...wish, version: point.version })).assertStatus(409)
    assert.equal(
      await reasonOf(() => reopenEvaluation(point, actor(handler), { reason: '迟了', days: 1 })),
      'reopening_over'
    )
  })

  test('leaves with a reason, once', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, operator, secretariat } = world.people
    const { cycle, evaluations } = await evaluationCycle(world, { others: 1 })
    const [point] = evaluations
    const path = `${pathOf(cycle)}/points/${point.id}/leavings`
    const form = { leaveReason: '已申请注销。', version: point.version }
    ;(await post(client, path, secretariat, form)).assertStatus(403)
    ;(await post(client, path, handler, { ...form, leaveReason: '' })).assertStatus(422)
    ;(await post(client, path, handler, { ...form, version: 9 })).assertStatus(409)
    await post(client, path, handler, form)
    assert.equal((await point.refresh()).state, 'left')
    assert.equal(await reasonOf(() => leaveEvaluation(point, actor(handler), { reason: '再次' })), 'moved_on')
    await drainOutbox()
    assert.include(JSON.stringify(await textsTo(operator)), '已申请注销。')
    const board = await client.get(pathOf(cycle)).loginAs(handler)
    board.assertTextIncludes('退出参评')
  })

  test('takes part in another way with a reason while nobody scores', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, head } = world.people
    const { cycle, evaluations } = await evaluationCycle(world)
    const [point] = evaluations
    const path = `${pathOf(cycle)}/points/${point.id}/parts`
    const form = { part: 'no_grade', partReason: '搬迁停业半年。', version: point.version }
    ;(await post(client, path, head, form)).assertStatus(403)
    ;(await post(client, path, handler, { ...form, part: 'none' })).assertStatus(422)
    ;(await post(client, path, handler, { ...form, version: 3 })).assertStatus(409)
    ;(await post(client, path, handler, { ...form, part: 'rated' })).assertStatus(409)
    await post(client, path, handler, form)
    await point.refresh()
    assert.deepEqual([point.part, point.partRule, point.partReason], ['no_grade', 'office', '搬迁停业半年。'])
    await cycle.merge({ state: 'scoring' }).save()
    const late = () => changePart(point, actor(handler), { part: 'rated', reason: '恢复' })
    assert.equal(await reasonOf(late), 'reopening_over')
  })

  test('is found among eighty, whose board asks a few statements', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const { cycle, points, evaluations } = await evaluationCycle(world, { others: 79, state: 'formal_check' })
    const few = await countQueries(() => client.get(pathOf(cycle)).loginAs(handler))
    assert.isBelow(few.length, 40)
    const list = `${pathOf(cycle)}/points?perPage=100`
    const rows = await countQueries(() => client.get(list).loginAs(handler))
    assert.isBelow(rows.length, 30)
    const page = await client.get(`${list}&district=110108&part=rated&late=no&frozen=no`).loginAs(handler)
    page.assertTextIncludes('燕麓大学图书馆')
    const book = await download(client, `${pathOf(cycle)}/points/view.xlsx?district=110105`, handler)
    assert.isAbove((await cellsOf(book.body())).rows.length, 40)

    await frozenAtOnce(world, points)
    await allocatedRows(world, evaluations)
    const moved = await countQueries(() => takeCycleStep('beginScoring', cycle, actor(handler)))
    assert.isBelow(moved.length, 40)
    assert.deepEqual([...new Set(await statesOf(cycle))], ['scoring'])
    assert.lengthOf(await AuditEntry.query().where('action', 'point_evaluation.scoring_begun'), 80)
  }).timeout(240_000)
})

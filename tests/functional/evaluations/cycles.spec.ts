import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import { DateTime } from 'luxon'
import testUtils from '@adonisjs/core/services/test_utils'
import AuditEntry from '#app/audit/audit_entry'
import { leaveMoment, standAt } from '#app/core/clock'
import Designation from '#app/designations/designation'
import { takeCycleStep } from '#app/evaluations/evaluation_cycle_acts'
import EvaluationCycle from '#app/evaluations/evaluation_cycle'
import EvaluationPartChoice from '#app/evaluations/evaluation_part_choice'
import { planCycle } from '#app/evaluations/plan_cycle'
import PointEvaluation from '#app/evaluations/point_evaluation'
import type User from '#app/users/user'
import { drainOutbox } from '#jobs/drain'
import { actor } from '#tests/support/applications'
import { cellsOf, download } from '#tests/support/downloads'
import { evaluatedPoints } from '#tests/support/evaluation_figures'
import { makeDesignation } from '#tests/support/designations'
import { PLAN, plannedCycle, publishedFor } from '#tests/support/evaluation_cycles'
import { textsTo } from '#tests/support/notices'
import { countQueries } from '#tests/support/queries'
import { makeTitle } from '#tests/support/titles'
import { makeOrganization, makeWorld, type World } from '#tests/world'

const send = (client: ApiClient, method: 'post' | 'put', path: string, user: User, form: object) =>
  client[method](path).form(form).withCsrfToken().loginAs(user).redirects(0)

const actionsOf = async (subjectType: string, subjectId: number) =>
  (await AuditEntry.query().where({ subjectType, subjectId }).orderBy('seq')).map(({ action }) => action.split('.')[1])

test.group('A cycle is planned', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => standAt(new Date('2026-01-05T02:00:00Z')))
  group.each.teardown(() => leaveMoment())

  test('by a handler, who changes it until it is opened', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const created = await send(client, 'post', '/evaluation-cycles', people.handler, PLAN)
    const cycle = await EvaluationCycle.firstOrFail()
    created.assertHeader('location', `/evaluation-cycles/${cycle.id}`)
    const edit = { ...PLAN, seats: 5, basis: '京知局〔2026〕2号', version: 0 }
    await send(client, 'put', `/evaluation-cycles/${cycle.id}`, people.handler, edit)
    await cycle.refresh()
    assert.deepEqual([cycle.seats, cycle.basis, cycle.state, cycle.version], [5, '京知局〔2026〕2号', 'planned', 1])
    assert.deepEqual(await actionsOf('evaluation_cycle', cycle.id), ['planned', 'revised'])
    const late = await send(client, 'put', `/evaluation-cycles/${cycle.id}`, people.handler, edit)
    late.assertStatus(409)
    late.assertTextIncludes('同事刚刚修改了这一部分')
  })

  test('what does not fit is told at its field and what was typed is kept', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const bad = await send(client, 'post', '/evaluation-cycles', handler, { ...PLAN, title: '评', seats: 2 })
    bad.assertStatus(422)
    const early = await send(client, 'post', '/evaluation-cycles', handler, { ...PLAN, selfDueOn: '2025-12-31' })
    early.assertStatus(422)
    early.assertTextIncludes('自评截止日须在被评估年度结束之后')
    early.assertTextIncludes(PLAN.title)
    const nonsense = await send(client, 'post', '/evaluation-cycles', handler, { ...PLAN, selfDueOn: '2026-02-31' })
    nonsense.assertStatus(422)
    assert.isNull(await EvaluationCycle.first())
    await plannedCycle(world)
    const twice = await send(client, 'post', '/evaluation-cycles', handler, PLAN)
    twice.assertStatus(422)
    twice.assertTextIncludes('这一年度已有评估')
  })

  test('nobody else plans; districts, points and experts do not see it', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    for (const who of [people.head, people.leader, people.secretariat, people.operator, people.haidianReviewer]) {
      const refused = await send(client, 'post', '/evaluation-cycles', who, PLAN)
      refused.assertStatus(403)
    }
    assert.isNull(await EvaluationCycle.first())
    const cycle = await plannedCycle(world)
    for (const who of [people.operator, people.haidianReviewer, people.experts[0]]) {
      ;(await client.get(`/evaluation-cycles/${cycle.id}`).loginAs(who)).assertStatus(404)
      ;(await client.get('/evaluation-cycles').loginAs(who)).assertStatus(403)
    }
    for (const who of [people.head, people.leader, people.secretariat]) {
      ;(await client.get(`/evaluation-cycles/${cycle.id}`).loginAs(who)).assertStatus(200)
      ;(await client.get(`/evaluation-cycles/${cycle.id}/edit`).loginAs(who)).assertStatus(403)
      const revised = await send(client, 'put', `/evaluation-cycles/${cycle.id}`, who, {
        ...PLAN,
        seats: 5,
        version: 0,
      })
      revised.assertStatus(403)
    }
    assert.equal((await cycle.refresh()).seats, PLAN.seats)
    const list = await client.get('/evaluation-cycles?group=planned').loginAs(people.handler)
    list.assertTextIncludes(PLAN.title)
    const book = await download(client, '/evaluation-cycles/view.xlsx', people.handler)
    assert.include(JSON.stringify((await cellsOf(book.body())).rows), '京知局〔2026〕2号')
  })

  test('the list of cycles costs the same however many years there are', async ({ client, assert }) => {
    const world = await makeWorld()
    await plannedCycle(world)
    const visit = () => client.get('/evaluation-cycles').loginAs(world.people.handler)
    await visit()
    const few = await countQueries(visit)
    for (const year of [2021, 2022, 2023, 2024])
      await planCycle({ ...PLAN, year, selfDueOn: `${year + 1}-01-16` }, actor(world.people.handler))
    assert.equal((await countQueries(visit)).length, few.length)
    assert.notInclude((await visit()).text(), 'null')
  })
})

/** 海淀's point long ago, one of a TISC, a new one, one that was revoked. */
async function fourPoints(world: World) {
  const [old, tisc, fresh, gone] = await evaluatedPoints(world, 3)
  const unit = await tisc.related('organization').query().firstOrFail()
  const assessed = { assessedYear: 2025, assessedGrade: 'excellent', assessedDocNumber: '国知办函〔2025〕9号' }
  await makeTitle(world, { kind: 'tisc', ...assessed }, unit)
  await fresh.merge({ recognizedOn: DateTime.fromISO('2025-09-01') }).save()
  await gone.merge({ state: 'revoked' }).save()
  return { old, tisc, fresh, gone }
}

test.group('Who takes part', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => standAt(new Date('2026-01-05T02:00:00Z')))
  group.each.teardown(() => leaveMoment())

  test('is shown with the rule that says so, filtered and taken out', async ({ client, assert }) => {
    const world = await makeWorld()
    await fourPoints(world)
    const cycle = await plannedCycle(world)
    const path = `/evaluation-cycles/${cycle.id}/scope`
    const page = await client.get(path).loginAs(world.people.handler)
    for (const text of ['当年 1 月 1 日前认定', '当年有国家考核结果', '至年底认定不满六个月', '资格已终止', '优秀'])
      page.assertTextIncludes(text)
    const out = await client.get(`${path}?part=out`).loginAs(world.people.secretariat)
    out.assertTextIncludes('资格已终止')
    assert.notInclude(out.text(), '当年有国家考核结果：')
    const book = await download(client, `${path}/export.xlsx`, world.people.handler)
    assert.include(JSON.stringify((await cellsOf(book.body())).rows), '参评不定等')
  })

  test('sorted and looked through at the same cost however many they are', async ({ client, assert }) => {
    const world = await makeWorld()
    const { fresh } = await fourPoints(world)
    const cycle = await plannedCycle(world)
    const visit = () =>
      client.get(`/evaluation-cycles/${cycle.id}/scope?sort=-recognizedOn`).loginAs(world.people.handler)
    assert.isBelow((await visit()).text().indexOf(fresh.name), (await visit()).text().indexOf('燕麓大学图书馆'))
    const few = await countQueries(visit)
    for (let at = 0; at < 30; at++) {
      const unit = await makeOrganization({ name: `第 ${at} 单位`, serial: `MA03D${1000 + at}`, district: '110105' })
      await makeDesignation(unit)
    }
    assert.equal((await countQueries(visit)).length, few.length)
  })

  test('the office decides otherwise with a reason, and goes back to the rules', async ({ client, assert }) => {
    const world = await makeWorld()
    const { fresh } = await fourPoints(world)
    const cycle = await plannedCycle(world)
    const path = `/evaluation-cycles/${cycle.id}/scope`
    const { handler, head } = world.people
    ;(await send(client, 'put', `${path}/${fresh.id}`, head, { part: 'out', reason: '新设' })).assertStatus(403)
    const bare = await send(client, 'put', `${path}/${fresh.id}`, handler, { part: 'out' })
    bare.assertStatus(422)
    ;(await send(client, 'put', `${path}/${fresh.id}`, handler, { part: 'all', reason: '新设' })).assertStatus(422)
    ;(await send(client, 'put', `${path}/0`, handler, { part: 'out', reason: '新设' })).assertStatus(404)
    assert.isNull(await EvaluationPartChoice.first())
    await send(client, 'put', `${path}/${fresh.id}`, handler, { part: 'out', reason: '场地尚未启用。' })
    const page = await client.get(`${path}?part=out`).loginAs(handler)
    page.assertTextIncludes('另行确定：场地尚未启用。')
    const entry = await AuditEntry.findByOrFail('action', 'evaluation_cycle.part_chosen')
    assert.equal(entry.particulars.opinion, '场地尚未启用。')
    ;(await client.get(`${path}/${fresh.id}`).loginAs(handler)).assertTextIncludes('恢复按规则')
    await send(client, 'put', `${path}/${fresh.id}`, handler, { part: 'rule' })
    assert.isNull(await EvaluationPartChoice.first())
    const again = await send(client, 'put', `${path}/${fresh.id}`, handler, { part: 'rule' })
    again.assertStatus(409)
  })

  test('is fixed when self-assessment is opened: numbers, parts, indicators; the points are told', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { old, tisc, fresh } = await fourPoints(world)
    const cycle = await plannedCycle(world)
    const path = `/evaluation-cycles/${cycle.id}`
    const { handler } = world.people
    const step = { step: 'open', version: cycle.version }
    const none = await send(client, 'post', `${path}/steps`, handler, step)
    none.assertStatus(409)
    none.assertTextIncludes('还没有已发布的指标体系')
    const version = await publishedFor(world)
    await send(client, 'post', `${path}/steps`, handler, step)
    await cycle.refresh()
    assert.deepEqual([cycle.state, cycle.indicatorVersionId], ['open_self', version.id])
    const points = await PointEvaluation.query().orderBy('number')
    const told = points.map((one) => [one.number, one.designationId, one.part, one.partRule, one.state])
    assert.sameDeepMembers(
      told.map(([, ...rest]) => rest),
      [
        [old.id, 'rated', 'whole_year', 'self_open'],
        [tisc.id, 'reference', 'national', 'self_open'],
        [fresh.id, 'no_grade', 'new', 'self_open'],
      ]
    )
    assert.deepEqual(
      points.map(({ number }) => number),
      ['PG2025-001', 'PG2025-002', 'PG2025-003']
    )
    assert.include(points.find(({ part }) => part === 'reference')!.partReason, '国知办函〔2025〕9号')
    for (const { id } of points) assert.deepEqual(await actionsOf('point_evaluation', id), ['entered'])
    assert.deepEqual(await actionsOf('evaluation_cycle', cycle.id), ['planned', 'opened'])
    await drainOutbox()
    assert.include(JSON.stringify(await textsTo(world.people.operator)), '2026年1月16日')
    ;(await client.get('/home').loginAs(world.people.operator)).assertTextIncludes(PLAN.title)
    ;(await client.get(`${path}/scope`).loginAs(handler).redirects(0)).assertHeader('location', `${path}/points`)
    ;(await send(client, 'put', `${path}/scope/${old.id}`, handler, { part: 'out', reason: '试试' })).assertStatus(409)
    ;(await client.get(`${path}/edit`).loginAs(handler)).assertStatus(409)
    const late = await send(client, 'put', path, handler, { ...PLAN, version: cycle.version })
    late.assertStatus(409)
  })

  test('two published versions of the year, or nobody who takes part, are refused', async ({ assert }) => {
    const world = await makeWorld()
    const cycle = await plannedCycle(world)
    await publishedFor(world)
    await assert.rejects(() => takeCycleStep('open', cycle, actor(world.people.handler)), /nobody_takes_part/)
    await evaluatedPoints(world)
    await publishedFor(world)
    await assert.rejects(() => takeCycleStep('open', cycle, actor(world.people.handler)), /indicators_several/)
    assert.equal((await cycle.refresh()).state, 'planned')
    assert.lengthOf(await Designation.all(), 1)
    assert.isNull(await PointEvaluation.first())
  })
})

import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { leaveMoment } from '#app/core/clock'
import YearlyGrade from '#app/designations/yearly_grade'
import { decideGrades, decisionOf } from '#app/evaluation_results/deliberation'
import EvaluationExtra from '#app/evaluation_results/evaluation_extra'
import { ruleOnExtra } from '#app/evaluation_results/extra_workflow'
import Rectification from '#app/sanctions/rectification'
import type User from '#app/users/user'
import { drainOutbox } from '#jobs/drain'
import { actor } from '#tests/support/applications'
import {
  announcedCycle,
  calibratedCycle,
  concluded,
  confirmedExtra,
  cycleStep,
  deliberatedCycle,
  MEETING,
  outcomesOfPoint,
  proposedExtra,
  rowsOf,
} from '#tests/support/evaluation_results'
import { textsTo } from '#tests/support/notices'
import { makeWorld } from '#tests/world'

test.group('Grades of a year', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  const post = (client: any, path: string, form: object, user: User) =>
    client.post(path).form(form).withCsrfToken().loginAs(user).redirects(0)

  test('a handler proposes a deduction, the head confirms it, and the result is computed anew', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler, head, principal, leader } = world.people
    const { cycle } = await calibratedCycle(world)
    const [row] = await rowsOf(cycle)
    const path = `/point-evaluations/${row.id}/extras`
    const wish = { item: 'deduction.late_data', points: '2', reason: '第三季度数据逾期三十日。' }
    ;(await post(client, path, wish, principal)).assertStatus(403)
    ;(await post(client, path, wish, head)).assertStatus(403)
    const much = await post(client, path, { ...wish, points: '9' }, handler)
    much.assertStatus(422)
    much.assertTextIncludes('扣分值应在 1 至 5 分之间')
    ;(await post(client, path, { ...wish, item: 'deduction.nothing' }, handler)).assertStatus(422)
    ;(await post(client, path, wish, handler)).assertStatus(302)
    const extra = await EvaluationExtra.firstOrFail()
    assert.equal((await row.refresh()).final, (await outcomesOfPoint(row))[0].final)

    const steps = `/evaluation-extras/${extra.id}/steps`
    const confirm = { step: 'confirm', version: 0 }
    ;(await post(client, steps, confirm, handler)).assertStatus(403)
    ;(await post(client, steps, confirm, leader)).assertStatus(403)
    ;(await post(client, steps, { ...confirm, version: 3 }, head)).assertStatus(409)
    ;(await post(client, steps, { step: 'refuse', version: 0 }, head)).assertStatus(422)
    ;(await post(client, steps, confirm, head)).assertStatus(302)
    const [before, after] = await outcomesOfPoint(row)
    assert.deepEqual([after.deduction, after.final], [200, before.final - 200])
    assert.lengthOf(await db.from('audit_entries').where('action', 'evaluation_extra.confirmed'), 1)
    ;(await post(client, steps, { step: 'revoke', version: 1, opinion: '查无实据。' }, head)).assertStatus(302)
    assert.equal((await row.refresh()).final, before.final)
    await drainOutbox()
    assert.include(JSON.stringify(await textsTo(head)), '待确认')
  })

  test('nobody confirms what is the own, and nothing is proposed once the leaders have it', async ({ assert }) => {
    const world = await makeWorld()
    const { cycle } = await calibratedCycle(world)
    const [row] = await rowsOf(cycle)
    const extra = await proposedExtra(world, row)
    await assert.rejects(() => ruleOnExtra('confirm', extra, actor(world.people.handler), {}), /own_proposal/)
    await ruleOnExtra('withdraw', extra, actor(world.people.handler), { opinion: '另行核实。' })
    await cycleStep(cycle, 'deliberate', world.people.handler)
    await assert.rejects(() => proposedExtra(world, row), /extras_closed/)
  })

  test('a veto makes a point 不合格 whatever its total is', async ({ assert }) => {
    const world = await makeWorld()
    const { cycle } = await calibratedCycle(world)
    const [row] = await rowsOf(cycle)
    await confirmedExtra(world, row, { kind: 'veto', item: 'false_data', points: null, reason: '咨询台账虚报。' })
    await row.refresh()
    assert.deepEqual([row.grade, row.rank], ['fail', null])
  })

  test('the leaders decide all of them at once; a change has its reason and its own version', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { leader, head, handler } = world.people
    const { cycle } = await deliberatedCycle(world)
    const [row] = await rowsOf(cycle)
    const other = row.grade === 'pass' ? 'fail' : 'pass'
    const path = `/evaluation-cycles/${cycle.id}/decision`
    const form = ({ grade, reason }: { grade: string; reason: string }) => ({
      ...{ ...MEETING, 'version': cycle.version, 'changes[0][point]': row.id },
      ...{ 'changes[0][grade]': grade, 'changes[0][reason]': reason },
    })
    const page = await client.get(`${path}/create`).loginAs(leader)
    page.assertTextIncludes('作出审议决定')
    ;(await client.get(`${path}/create`).loginAs(head)).assertStatus(403)
    ;(await post(client, path, form({ grade: other, reason: '核查情况较差。' }), handler)).assertStatus(403)
    const bare = await post(client, path, form({ grade: other, reason: '' }), leader)
    bare.assertStatus(422)
    bare.assertTextIncludes('请写明调整理由')
    const nameless = await post(
      client,
      path,
      { ...form({ grade: other, reason: '核查情况较差。' }), 'changes[0][point]': '' },
      leader
    )
    nameless.assertStatus(422)
    nameless.assertTextIncludes('请选择参评定等的网点')
    ;(await post(client, path, { ...MEETING, version: cycle.version, metOn: '2026-02-30' }, leader)).assertStatus(422)
    const quota = await post(client, path, form({ grade: 'excellent', reason: '工作突出。' }), leader)
    quota.assertStatus(422)
    quota.assertTextIncludes('超过名额 0 个')
    const stale = { ...form({ grade: other, reason: '核查情况较差。' }), version: cycle.version - 1 }
    ;(await post(client, path, stale, leader)).assertStatus(409)
    ;(await post(client, path, form({ grade: other, reason: '核查情况较差。' }), leader)).assertStatus(302)

    assert.equal((await row.refresh()).grade, other)
    const [first, second] = await outcomesOfPoint(row)
    assert.deepEqual([first.kind, second.kind, second.opinion], ['calibrated', 'deliberated', '核查情况较差。'])
    assert.equal(second.final, first.final)
    const decision = await decisionOf(cycle)
    assert.lengthOf(decision!.list, 3)
    assert.lengthOf(
      await db.from('approvals').where({ subject_type: 'evaluation_cycle', content_hash: decision!.listHash }),
      1
    )
    await cycle.refresh()
    await assert.rejects(() => decideGrades(cycle, actor(leader), { ...MEETING, changes: [] }), /grades_decided/)
  })

  test('leave what a veto made 不合格 as it is', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, leader } = world.people
    const { cycle } = await calibratedCycle(world)
    const [row] = await rowsOf(cycle)
    await confirmedExtra(world, row, { kind: 'veto', item: 'false_data', points: null, reason: '咨询台账虚报。' })
    await cycleStep(cycle, 'deliberate', handler)
    const change = { 'changes[0][point]': row.id, 'changes[0][grade]': 'good', 'changes[0][reason]': '情节较轻。' }
    const form = { ...MEETING, version: cycle.version, ...change }
    const refused = await post(client, `/evaluation-cycles/${cycle.id}/decision`, form, leader)
    refused.assertStatus(422)
    refused.assertTextIncludes('一票否决')
    assert.equal((await row.refresh()).grade, 'fail')
  })

  test('given back, they are those of the rules again', async ({ client, assert }) => {
    const world = await makeWorld()
    const { leader, head } = world.people
    const { cycle } = await deliberatedCycle(world)
    const [row] = await rowsOf(cycle)
    const was = row.grade
    const changes = [
      { evaluationId: row.id, grade: was === 'pass' ? ('fail' as const) : ('pass' as const), reason: '调整。' },
    ]
    await decideGrades(cycle, actor(leader), { ...MEETING, changes })
    const page = await client.get(`/evaluation-cycles/${cycle.id}/decision/create`).loginAs(leader)
    const path = `/evaluation-cycles/${cycle.id}/steps`
    page.assertTextIncludes(`action="${path}"`)
    const form = { step: 'giveBack', version: cycle.version }
    ;(await post(client, path, { ...form, opinion: '请复核扣分。' }, head)).assertStatus(403)
    ;(await post(client, path, form, leader)).assertStatus(422)
    ;(await post(client, path, { ...form, opinion: '请复核扣分。' }, leader)).assertStatus(302)
    assert.equal((await cycle.refresh()).state, 'calibrated')
    assert.equal((await row.refresh()).grade, was)
    assert.isNull(await decisionOf(cycle))
  })

  test('are announced after the decision alone, exactly as decided, for five working days, to each point', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { head, principal, chaoyangPrincipal } = world.people
    const undecided = await deliberatedCycle(world)
    await assert.rejects(() => cycleStep(undecided.cycle, 'announce', head), /grades_undecided/)
    const [row] = await rowsOf(undecided.cycle)
    const result = `/point-evaluations/${row.id}/result`
    ;(await client.get(result).loginAs(principal)).assertStatus(403)
    assert.notInclude((await client.get(`/point-evaluations/${row.id}`).loginAs(principal)).text(), result)
    ;(await client.get(`/evaluation-notices/${undecided.cycle.id}`)).assertStatus(404)
    await decideGrades(undecided.cycle, actor(world.people.leader), { ...MEETING, changes: [] })
    await db.from('evaluation_outcomes').where({ evaluation_id: row.id, is_current: true }).update({ final: 1 })
    await assert.rejects(() => cycleStep(undecided.cycle, 'announce', head), /list_changed/)
    ;(await client.get(result).loginAs(chaoyangPrincipal)).assertStatus(404)
  })

  test('on public notice are seen by everybody as grades, by the point with every line', async ({ client, assert }) => {
    const world = await makeWorld()
    const { cycle } = await announcedCycle(world)
    await cycle.refresh()
    assert.deepEqual([cycle.noticeFrom?.toISODate(), cycle.noticeUntil?.toISODate()], ['2026-03-02', '2026-03-09'])
    const [row] = await rowsOf(cycle)
    const notice = await client.get(`/evaluation-notices/${cycle.id}`)
    notice.assertTextIncludes('燕麓大学图书馆')
    assert.notInclude(notice.text(), (row.final! / 100).toFixed(2))
    ;(await client.get('/notices')).assertTextIncludes(cycle.title)
    ;(await client.get('/evaluation-notices')).assertTextIncludes(cycle.title)
    ;(await client.get(`/point-evaluations/${row.id}`).loginAs(world.people.principal)).assertTextIncludes(
      `/point-evaluations/${row.id}/result`
    )
    const own = await client.get(`/point-evaluations/${row.id}/result`).loginAs(world.people.principal)
    for (const text of [(row.final! / 100).toFixed(2), '专家3', '复算一致', '采信', '提出申诉'])
      own.assertTextIncludes(text)
    await drainOutbox()
    assert.include(JSON.stringify(await textsTo(world.people.principal)), '评估结果已公示')
  })

  test('become final after the notice: they stand in the register, and who failed is to put it right', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { cycle, points } = await announcedCycle(world, {
      changes: (rows) =>
        rows
          .filter(({ grade }, at) => at === 0 && grade !== 'fail')
          .map(({ id }) => ({ evaluationId: id, grade: 'fail' as const, reason: '核查情况较差。' })),
    })
    await assert.rejects(() => cycleStep(cycle, 'conclude', world.people.head), /results_notice_running/)
    await YearlyGrade.create({
      designationId: points[0].id,
      year: 2024,
      grade: 'unqualified',
      notedById: world.people.head.id,
    })
    await concluded(world, cycle)
    assert.equal((await cycle.refresh()).state, 'final')
    const grades = await YearlyGrade.query().where('year', 2025).orderBy('designation_id')
    assert.lengthOf(grades, 3)
    assert.equal(grades[0].grade, 'unqualified')
    const order = await Rectification.query().where('designationId', points[0].id).firstOrFail()
    assert.deepEqual([order.state, order.cause, order.months], ['proposed', 'annual_unqualified', 3])
    assert.isNotEmpty(order.problems)
    assert.lengthOf(await db.from('audit_entries').where('action', 'point_evaluation.revocation_suggested'), 1)
    const [row] = await rowsOf(cycle)
    const page = await client.get(`/point-evaluations/${row.id}/result`).loginAs(world.people.handler)
    page.assertTextIncludes('连续两年不合格')
    ;(await client.get(`/evaluation-notices/${cycle.id}`)).assertTextIncludes('优秀名单')
  })
})

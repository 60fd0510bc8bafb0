import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { leaveMoment, standAt } from '#app/core/clock'
import { leaveEvaluation } from '#app/evaluations/point_acts'
import { noteFaults, passCheck, sendNotice } from '#app/self_assessments/formal_check'
import { SelfSubmission } from '#app/self_assessments/self_assessment'
import SelfCheck from '#app/self_assessments/self_check'
import Clock from '#app/workflow/clock'
import { sweepClocks } from '#app/workflow/clock_sweep'
import CorrectionOrder from '#app/workflow/correction_order'
import BulkAct from '#app/workflow/bulk_act'
import config from '#config/evaluations'
import { drainOutbox } from '#jobs/drain'
import { lapses } from '#start/workflows'
import { actor } from '#tests/support/applications'
import { makeDesignation } from '#tests/support/designations'
import { filed as fixtureFiled, pointEvaluation } from '#tests/support/evaluations'
import { countQueries } from '#tests/support/queries'
import {
  check,
  FAULT,
  file,
  filedEvaluation,
  OPEN_DAY,
  openEvaluation,
  put,
  withCycle,
} from '#tests/support/self_assessments'
import { makeOrganization, makeWorld } from '#tests/world'

async function submitted(others = 0) {
  const world = await makeWorld()
  const made = await openEvaluation(world, others)
  return { ...made, world, people: world.people, evaluation: await filedEvaluation(world, made.evaluation) }
}

const NOTED = [{ indicatorId: 'b1', note: '请补充投诉处理制度。' }]

test.group('The formal check of a self-assessment', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => standAt(OPEN_DAY))
  group.each.teardown(() => leaveMoment())

  test('is passed by a handler or the secretariat, by nobody else', async ({ client, assert }) => {
    const { evaluation, people } = await submitted()
    for (const [who, status] of [
      [people.principal, 403],
      [people.haidianReviewer, 403],
      [people.chaoyangPrincipal, 404],
      [people.head, 403],
    ] as const)
      (await check(client, evaluation, who, { act: 'pass' })).assertStatus(status)
    ;(await check(client, evaluation, people.secretariat, { act: 'wave' })).assertStatus(422)
    ;(await check(client, evaluation, people.secretariat, { act: 'pass', version: 9 })).assertStatus(409)
    ;(await check(client, evaluation, people.secretariat, { act: 'pass' })).assertStatus(302)
    ;(await check(client, evaluation, people.handler, { act: 'pass' })).assertStatus(409)
    await evaluation.refresh()
    assert.equal(evaluation.state, 'checked')
    const checks = await SelfCheck.all()
    assert.isTrue(checks.length > 15 && checks.every(({ opinion }) => opinion === 'ok'))
    await drainOutbox()
    assert.lengthOf(await db.from('notifications').where('event', 'point_evaluation.passed'), 2)
  })

  test('shows what the system knows; its rows open for the bureau, the district and the point', async ({
    client,
    assert,
  }) => {
    const { evaluation, people } = await submitted()
    const base = `/point-evaluations/${evaluation.id}`
    const rows = `/evaluation-figures/points/${evaluation.designationId}/staff?year=2025`
    for (const [who, page] of [
      [people.handler, `${base}/check`],
      [people.haidianReviewer, base],
      [people.operator, `${base}/submissions/1`],
    ] as const) {
      ;(await client.get(page).loginAs(who)).assertTextIncludes(rows)
      ;(await client.get(rows).loginAs(who)).assertStatus(200)
    }
    const papers = await client.get(`${base}/check`).loginAs(people.secretariat)
    papers.assertTextIncludes('人员数')
    assert.notInclude(papers.text(), '/evaluation-figures/')
    ;(await client.get(rows).loginAs(people.secretariat)).assertStatus(403)
  })

  test('keeps what was found so far, and does not pass it untold', async ({ client, assert }) => {
    const { evaluation, people } = await submitted()
    ;(await check(client, evaluation, people.handler, { act: 'save', ...FAULT })).assertStatus(302)
    assert.deepEqual(
      (await SelfCheck.all()).map(({ indicatorId, opinion }) => [indicatorId, opinion]),
      [['b1', 'fault']]
    )
    const page = await client.get(`/point-evaluations/${evaluation.id}/check`).loginAs(people.handler)
    page.assertTextIncludes('请补充投诉处理制度。')
    const own = await client.get(`/point-evaluations/${evaluation.id}`).loginAs(people.principal)
    assert.notInclude(own.text(), '请补充投诉处理制度。')
    const pass = await check(client, evaluation, people.handler, { act: 'pass', ...FAULT })
    pass.assertStatus(422)
    pass.assertTextIncludes('请发出补正通知，或取消勾选后通过')
    await assert.rejects(() => passCheck(evaluation, actor(people.handler)))
    const silent = await check(client, evaluation, people.handler, { 'act': 'notice', 'faults[b1][on]': 'true' })
    silent.assertStatus(422)
    ;(await check(client, evaluation, people.handler, { act: 'notice' })).assertStatus(422)
  })

  test('tells every fault at once; only those open, each is answered, and the point files again', async ({
    client,
    assert,
  }) => {
    const { evaluation, people } = await submitted()
    ;(await check(client, evaluation, people.handler, { act: 'notice', ...FAULT })).assertStatus(302)
    await evaluation.refresh()
    assert.equal(evaluation.state, 'supplement')
    const clock = await db.from('clocks').where({ subject_type: 'point_evaluation' }).firstOrFail()
    assert.deepEqual([clock.kind, clock.limit_days], ['evaluation_supplement', config.supplement])
    const order = await CorrectionOrder.query().preload('items').firstOrFail()
    assert.deepEqual(
      order.items.map(({ field }) => field),
      ['b1']
    )
    await drainOutbox()
    const mail = await db.from('notifications').where('event', 'point_evaluation.supplement_requested').firstOrFail()
    assert.include(JSON.stringify(mail), '请补充投诉处理制度')
    ;(await put(client, evaluation, 'a4', people.operator, {})).assertStatus(409)

    const page = await client.get(`/point-evaluations/${evaluation.id}`).loginAs(people.operator)
    page.assertTextIncludes('请补充投诉处理制度。')
    ;(await file(client, evaluation, people.principal)).assertStatus(422)
    const typed = { q0: '1', score: '4', statement: '已补充投诉处理制度。', answer: '见 B1-1。' }
    ;(await put(client, evaluation, 'b1', people.operator, typed)).assertStatus(302)
    ;(await file(client, evaluation, people.principal)).assertStatus(302)
    const [first, second] = await SelfSubmission.query().orderBy('number')
    assert.deepEqual([second.kind, second.content.answers.b1.score], ['supplement', 400])
    assert.deepEqual({ ...second.content.answers, b1: null }, { ...first.content.answers, b1: null })
    assert.equal((await CorrectionOrder.firstOrFail()).state, 'answered')
    const seen = await client.get(`/point-evaluations/${evaluation.id}/check`).loginAs(people.handler)
    seen.assertTextIncludes('见 B1-1。')
    const older = await client.get(`/point-evaluations/${evaluation.id}/submissions/1`).loginAs(people.handler)
    older.assertTextIncludes('首次提交')
  })

  test('gives one notice only; what is still wanting is noted and the point passes', async ({ client, assert }) => {
    const { evaluation, people } = await submitted()
    await sendNotice(evaluation, actor(people.handler), { faults: NOTED })
    const asked = await withCycle(evaluation.id)
    await put(client, asked, 'b1', people.operator, { q0: '1', score: '3', statement: '说明。', answer: '已补。' })
    await file(client, asked, people.principal)
    const again = await withCycle(evaluation.id)
    const second = await check(client, again, people.handler, { act: 'notice', ...FAULT })
    second.assertStatus(409)
    second.assertTextIncludes('只一次性告知补正一次')
    ;(await check(client, again, people.handler, { act: 'pass', ...FAULT })).assertStatus(302)
    const notes = await SelfCheck.query().where('opinion', 'fault').orderBy('submissionNumber')
    assert.deepEqual(
      notes.map(({ submissionNumber, answer }) => [submissionNumber, answer]),
      [
        [1, '已补。'],
        [2, null],
      ]
    )
  })

  test('five working days later the point is judged as filed', async ({ client, assert }) => {
    const { evaluation, people } = await submitted()
    await sendNotice(evaluation, actor(people.handler), { faults: NOTED })
    const before = await withCycle(evaluation.id)
    await put(client, before, 'b1', people.operator, { q0: '0', statement: '改写的草稿。' })
    standAt(new Date('2026-01-20T02:00:00Z'))
    await sweepClocks(lapses)
    await before.refresh()
    assert.deepEqual([before.state, before.isLate], ['checked', true])
    assert.equal((await CorrectionOrder.firstOrFail()).state, 'lapsed')
    assert.lengthOf(await SelfSubmission.all(), 1)
    const page = await client.get(`/point-evaluations/${evaluation.id}`).loginAs(people.principal)
    page.assertTextIncludes('按已报材料评定')
    page.assertTextIncludes('B1 按制度执行')
    ;(await put(client, before, 'b1', people.operator, {})).assertStatus(409)
  })

  test('ends with the point that leaves: its notice is not open any more', async ({ assert }) => {
    const { evaluation, people } = await submitted()
    await sendNotice(evaluation, actor(people.handler), { faults: NOTED })
    await leaveEvaluation(evaluation, actor(people.handler), { reason: '已申请注销。' })
    assert.equal((await CorrectionOrder.firstOrFail()).state, 'lapsed')
    assert.lengthOf(await Clock.of('point_evaluation', [evaluation.id]), 0)
  })

  test('a stale colleague is told that somebody was faster', async ({ assert }) => {
    const { evaluation, people } = await submitted()
    const stale = await withCycle(evaluation.id)
    await passCheck(evaluation, actor(people.handler))
    await assert.rejects(() => sendNotice(stale, actor(people.handler), { faults: NOTED }))
    await assert.rejects(() => noteFaults(stale, actor(people.handler), NOTED))
    assert.lengthOf(await CorrectionOrder.all(), 0)
  })
})

test.group('The list of points in evaluation', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => standAt(OPEN_DAY))
  group.each.teardown(() => leaveMoment())

  test('shows each who may see it, filtered, sorted and as a workbook', async ({ client }) => {
    const { evaluations, people } = await submitted(2)
    const list = (query: string, user = people.handler) => client.get(`/point-evaluations${query}`).loginAs(user)
    for (const { name } of evaluations) (await list('')).assertTextIncludes(name)
    const own = await list('', people.operator)
    own.assertTextIncludes('效能自评')
    const checking = await list('?group=checking&sort=-stateSince&columns=district,state,part,late,host_type,since')
    checking.assertTextIncludes(evaluations[0].number)
    ;(await list('?group=mine', people.secretariat)).assertTextIncludes(evaluations[0].number)
    ;(await list('', people.experts[0])).assertStatus(403)
    ;(await list('/view.xlsx')).assertStatus(200)
    const home = await client.get('/home').loginAs(people.handler)
    home.assertTextIncludes(evaluations[0].number)
  })

  test('costs the same however many there are', async ({ client, assert }) => {
    const { people, cycle, version, evaluations } = await submitted(1)
    const visit = () => client.get('/point-evaluations').loginAs(people.handler)
    await visit()
    const few = await countQueries(visit)
    for (let at = 0; at < 8; at++) {
      const unit = await makeOrganization({ name: `单位 ${at}`, serial: `MA03C${1000 + at}`, district: '110105' })
      await pointEvaluation(cycle, await makeDesignation(unit), version.content)
    }
    const many = await countQueries(visit)
    assert.equal(many.length, few.length)
    assert.lengthOf(evaluations, 2)
  })

  test('many are passed at once; one with faults noted is refused alone', async ({ client, assert }) => {
    const { evaluation, evaluations, people, version } = await submitted(2)
    for (const other of evaluations.slice(1)) {
      await fixtureFiled(other, version.content)
      await db.from('point_evaluations').where({ id: other.id }).update({ state: 'submitted', version: 1 })
    }
    await noteFaults(await withCycle(evaluations[1].id), actor(people.handler), NOTED)
    const ids = evaluations.map(({ id }) => id)
    for (const who of [people.principal, people.head]) {
      const refused = await client
        .post('/point-evaluations/bulk-choices')
        .form({ ids, act: 'point_evaluation.pass' })
        .withCsrfToken()
        .loginAs(who)
      refused.assertStatus(403)
    }
    const choice = await client
      .post('/point-evaluations/bulk-choices')
      .form({ ids, act: 'point_evaluation.pass' })
      .withCsrfToken()
      .loginAs(people.handler)
    choice.assertStatus(200)
    const act = await BulkAct.firstOrFail()
    choice.assertTextIncludes('已逐个核对自评内容和佐证材料')
    await client.put(`/bulk-acts/${act.id}`).form({ looked: 'true' }).withCsrfToken().loginAs(people.handler)
    await drainOutbox()
    const states = await Promise.all(ids.map(async (id) => (await withCycle(id)).state))
    assert.deepEqual(states, ['checked', 'submitted', 'checked'])
    assert.equal(evaluation.id, ids[0])
  })
})

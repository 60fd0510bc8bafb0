import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { leaveMoment, standAt } from '#app/core/clock'
import ActionPlan from '#app/action_plan/action_plan'
import { takePlanStep } from '#app/action_plan/action_plan_workflow'
import { draftPlan, firstPlan } from '#app/action_plan/draft_plan'
import PlanClause, { PlanMilestone } from '#app/action_plan/plan_clause'
import PlanTarget from '#app/action_plan/plan_target'
import AuditEntry from '#app/audit/audit_entry'
import { takeConsultationStep } from '#app/activities/consultation_workflow'
import { makeConsultation } from '#tests/support/activities'
import { actor } from '#tests/support/applications'
import { cellsOf, download } from '#tests/support/downloads'
import { planInForce } from '#tests/support/plans'
import { makeWorld } from '#tests/world'

const targetOf = (plan: ActionPlan, measure: string) => PlanTarget.findByOrFail({ planId: plan.id, measure })

/** What the form of a target sends. */
const typed = (more: Record<string, unknown> = {}) => ({
  targetName: '信息公共咨询服务',
  measure: 'consultations',
  unit: '次',
  operator: 'gt',
  target: 3500,
  baseline: 0,
  aggregation: 'sum',
  deadline: '2024-12-31',
  owner: '公共服务处',
  reason: '按年度工作会议精神调整。',
  ...more,
})

test.group('The action plan', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('is loaded as it was issued: 8 targets, 15 tasks; the head puts it in force', async ({ client, assert }) => {
    const { people } = await makeWorld()
    await client.post('/plans').withCsrfToken().loginAs(people.handler)
    const plan = await ActionPlan.query()
      .withScopes((scopes) => scopes.whole())
      .firstOrFail()
    assert.lengthOf(plan.targets, 8)
    assert.deepEqual(
      plan.clauses.map(({ number }) => number),
      Array.from({ length: 15 }, (_, index) => index + 1)
    )
    assert.equal(plan.state, 'draft')
    const step = (user = people.head) =>
      client.post(`/plans/${plan.id}/steps`).form({ step: 'enact', version: 0 }).withCsrfToken().loginAs(user)
    const refused = await step(people.handler)
    refused.assertStatus(403)
    await step()
    await plan.refresh()
    assert.equal(plan.state, 'in_force')
  })

  test('a draft is the bureau’s own, a plan in force is seen by the districts, not by institutions', async ({
    client,
  }) => {
    const world = await makeWorld()
    const { people } = world
    const draft = await draftPlan(await firstPlan(), actor(people.handler))
    const get = (user = people.haidianReviewer) => client.get(`/plans/${draft.id}`).loginAs(user)
    const [early, outside] = [await get(), await get(people.principal)]
    early.assertStatus(404)
    outside.assertStatus(404)
    await takePlanStep('enact', draft, actor(people.head))
    const later = await get()
    later.assertStatus(200)
    later.assertTextIncludes('信息公共咨询服务')
  })

  test('a figure on the board opens the rows that add up to it', async ({ client, assert }) => {
    const world = await makeWorld()
    const plan = await planInForce(world.people)
    standAt(new Date('2024-06-05T03:00:00Z'))
    for (const question of ['甲问题怎么办', '乙问题怎么办'])
      await takeConsultationStep(
        'confirm',
        await makeConsultation(world, { question, servedOn: '2024-06-04' }),
        actor(world.people.principal)
      )
    const board = await client.get(`/plans/${plan.id}`).loginAs(world.people.handler)
    board.assertTextIncludes('超过 3,000次')
    const target = await targetOf(plan, 'consultations')
    const page = await client.get(`/plan-targets/${target.id}`).loginAs(world.people.handler)
    const [, href] = /href="(\/consultations\?[^"]*district=110108)">2</.exec(page.text())!
    const rows = await client.get(href.replaceAll('&amp;', '&')).loginAs(world.people.handler)
    rows.assertTextIncludes('甲问题怎么办')
    rows.assertTextIncludes('乙问题怎么办')
    assert.match(rows.text(), /共 2 条/)
  })

  test('a target is changed with a reason; the trail keeps what it was', async ({ client, assert }) => {
    const world = await makeWorld()
    const plan = await planInForce(world.people)
    const target = await targetOf(plan, 'consultations')
    const put = (form: object, user = world.people.handler) =>
      client.put(`/plan-targets/${target.id}`).form(form).withCsrfToken().loginAs(user)
    const without = await put(typed({ reason: '', unit: '' }))
    without.assertStatus(422)
    without.assertTextIncludes('请填写理由')
    without.assertTextIncludes('请填写单位')
    const missing = await put(typed({ target: '' }))
    missing.assertStatus(422)
    missing.assertTextIncludes('目标值')
    const outsider = await put(typed(), world.people.haidianReviewer)
    outsider.assertStatus(403)

    await put(typed())
    await target.refresh()
    assert.equal(target.target, 3500)
    const entry = await AuditEntry.query().where('action', 'action_plan.target_changed').firstOrFail()
    assert.include(String(entry.particulars.opinion), '3000 → 3500')
    assert.include(String(entry.particulars.opinion), '按年度工作会议精神调整。')
  })

  test('"higher than the year before" needs no number', async ({ client, assert }) => {
    const world = await makeWorld()
    const plan = await planInForce(world.people)
    const form = typed({
      targetName: '公众普及度',
      measure: 'awareness_rate',
      operator: 'rise',
      target: '',
      aggregation: 'last',
    })
    await client.post(`/plans/${plan.id}/targets`).form(form).withCsrfToken().loginAs(world.people.handler)
    const added = await targetOf(plan, 'awareness_rate')
    assert.isNull(added.target)
    assert.equal(added.position, 9)
  })

  test('a milestone is reached with a day and a proof, not tomorrow', async ({ client, assert }) => {
    const world = await makeWorld()
    const plan = await planInForce(world.people)
    const clause = await PlanClause.findByOrFail({ planId: plan.id, number: 7 })
    const milestone = await PlanMilestone.findByOrFail({ clauseId: clause.id })
    const put = (form: object) =>
      client.put(`/plan-milestones/${milestone.id}`).form(form).withCsrfToken().loginAs(world.people.handler)
    const early = await put({ doneOn: '2099-01-01', proof: '' })
    early.assertStatus(422)
    early.assertTextIncludes('完成日期不能晚于今天')
    early.assertTextIncludes('请填写佐证')
    await put({ doneOn: '2022-12-20', proof: '京知局〔2022〕150号' })
    const page = await client.get(`/plan-clauses/${clause.id}`).loginAs(world.people.haidianReviewer)
    page.assertTextIncludes('京知局〔2022〕150号')
    assert.notInclude(page.text(), 'name="progress"')
  })

  test('progress is written once a year and can be rewritten', async ({ client, assert }) => {
    const world = await makeWorld()
    const plan = await planInForce(world.people)
    const clause = await PlanClause.findByOrFail({ planId: plan.id, number: 1 })
    for (const progress of ['建立协作机制。', '建立协作机制并召开两次会议。'])
      await client
        .post(`/plan-clauses/${clause.id}/progress`)
        .form({ year: 2023, progress })
        .withCsrfToken()
        .loginAs(world.people.handler)
    const written = await clause.related('progress').query()
    assert.deepEqual(
      written.map(({ year, content }) => [year, content]),
      [[2023, '建立协作机制并召开两次会议。']]
    )
  })

  test('the next plan is a copy moved on in time, without code', async ({ client, assert }) => {
    const world = await makeWorld()
    const plan = await planInForce(world.people)
    await client.post('/plans').form({ from: plan.id }).withCsrfToken().loginAs(world.people.handler)
    const next = await ActionPlan.query()
      .withScopes((scopes) => scopes.whole())
      .orderBy('id', 'desc')
      .firstOrFail()
    assert.equal(next.name, '北京市知识产权信息公共服务体系建设行动方案（2025—2027年）')
    assert.deepEqual(next.years, [2025, 2026, 2027])
    assert.equal(next.targets[0].deadline.toISODate(), '2027-12-31')
    assert.lengthOf(next.clauses, 15)
  })

  test('after its end nothing is changed any more', async ({ client }) => {
    const world = await makeWorld()
    const plan = await planInForce(world.people)
    await takePlanStep('close', plan, actor(world.people.head))
    const target = await targetOf(plan, 'consultations')
    const put = await client
      .put(`/plan-targets/${target.id}`)
      .form(typed())
      .withCsrfToken()
      .loginAs(world.people.handler)
    put.assertStatus(403)
  })

  test('the progress sheet has the columns that offices exchange', async ({ client, assert }) => {
    const world = await makeWorld()
    const plan = await planInForce(world.people)
    const file = await download(client, `/plans/${plan.id}/export.xlsx`, world.people.handler)
    const { rows } = await cellsOf(file.body())
    assert.deepEqual(rows[2].slice(0, 9), [
      ...['序号', '指标名称', '单位', '基期值', '目标值', '截止时间'],
      ...['2022年', '2023年', '2024年'],
    ])
    assert.equal(rows[3][1], '平台年访问量')
  })
})

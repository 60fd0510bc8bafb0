import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { leaveMoment, standAt } from '#app/core/clock'
import { reviseAppeal, upholdAppeal, withdrawAppeal } from '#app/evaluation_results/appeal_workflow'
import EvaluationAppeal from '#app/evaluation_results/evaluation_appeal'
import { ruleOnExtra } from '#app/evaluation_results/extra_workflow'
import { recomputedEquals } from '#app/evaluation_results/recompute'
import Clock from '#app/workflow/clock'
import type User from '#app/users/user'
import { drainOutbox } from '#jobs/drain'
import { actor } from '#tests/support/applications'
import { pdf } from '#tests/support/files'
import {
  announcedCycle,
  appealed,
  concluded,
  confirmedExtra,
  cycleStep,
  outcomesOfPoint,
  proposedExtra,
  rowsOf,
} from '#tests/support/evaluation_results'
import { textsTo } from '#tests/support/notices'
import { makeWorld, type World } from '#tests/world'

test.group('An appeal against a result', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  const post = (client: any, path: string, form: object, user: User) =>
    client.post(path).form(form).withCsrfToken().loginAs(user).redirects(0)
  const examine = (client: any, { id, version }: EvaluationAppeal, form: object, user: User) =>
    client
      .put(`/evaluation-appeals/${id}/finding`)
      .form({ finding: '原件已盖章，应予采信。', version, ...form })
      .withCsrfToken()
      .loginAs(user)
      .redirects(0)
  const answer = { opinion: '同意核查意见。', reply: '经核查，已改定贵单位的评估结果。' }

  async function oneAppealed(world: World) {
    const parts = await announcedCycle(world)
    const [row] = await rowsOf(parts.cycle)
    return { ...parts, row, appeal: await appealed(world, row) }
  }

  test('is made by the principal with its papers, within five working days, once', async ({ client, assert }) => {
    const world = await makeWorld()
    const { principal, operator, chaoyangPrincipal, handler } = world.people
    const { cycle } = await announcedCycle(world)
    const [row] = await rowsOf(cycle)
    const path = `/point-evaluations/${row.id}/appeals`
    const form = { reason: 'D3 的佐证材料已盖章，请重新认定。', version: row.version }
    ;(await post(client, path, form, operator)).assertStatus(403)
    ;(await post(client, path, form, chaoyangPrincipal)).assertStatus(404)
    ;(await post(client, path, { ...form, reason: '短' }, principal)).assertStatus(422)
    ;(await post(client, path, { ...form, version: row.version - 1 }, principal)).assertStatus(409)
    ;(await client.get(`${path}/create`).loginAs(principal)).assertTextIncludes('提交申诉')
    standAt(new Date('2026-03-10T02:00:00Z'))
    ;(await post(client, path, form, principal)).assertStatus(409)
    standAt(new Date('2026-03-09T12:00:00Z'))
    await client
      .post(path)
      .file('evidence[]', pdf(), { filename: '盖章件.pdf' })
      .fields({ ...form })
      .withCsrfToken()
      .loginAs(principal)
      .redirects(0)
    const appeal = await EvaluationAppeal.firstOrFail()
    assert.equal((await row.refresh()).state, 'appealed')
    assert.lengthOf(await db.from('attachments').where({ subject_type: 'evaluation_appeal', subject_id: appeal.id }), 1)
    const clock = await Clock.query()
      .where({ subjectType: 'point_evaluation', kind: 'evaluation_appeal' })
      .firstOrFail()
    assert.equal(clock.dueOn?.toISODate(), '2026-03-23')
    ;(await post(client, path, { ...form, version: row.version }, principal)).assertStatus(409)
    await drainOutbox()
    assert.include(JSON.stringify(await textsTo(handler)), '提出申诉')
    ;(await client.get('/home').loginAs(handler)).assertTextIncludes('待核查')
    ;(await client.get(`/evaluation-appeals/${appeal.id}`).loginAs(chaoyangPrincipal)).assertStatus(404)
    ;(await client.get('/evaluation-appeals').loginAs(principal)).assertTextIncludes('燕麓大学图书馆')
  })

  test('is revised by the head with what the handler found; both results stay, and nobody else moves', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler, head, principal } = world.people
    const { cycle, row, appeal, content } = await oneAppealed(world)
    const others = (await rowsOf(cycle)).slice(1).map(({ id, final, grade, rank }) => ({ id, final, grade, rank }))
    ;(await examine(client, appeal, {}, head)).assertStatus(403)
    const bad = await examine(client, appeal, { 'figures[0][key]': 'e3.benefit', 'figures[0][value]': '5' }, handler)
    bad.assertStatus(422)
    const share = { 'figures[0][key]': 'small_share', 'figures[0][value]': '101' }
    ;(await examine(client, appeal, share, handler)).assertStatus(422)
    const sampled = { 'figures[0][key]': 'b1.sampled', 'figures[0][value]': '90' }
    ;(await examine(client, appeal, sampled, handler)).assertStatus(422)
    const nameless = await examine(client, appeal, { 'figures[0][key]': '', 'figures[0][value]': '400' }, handler)
    nameless.assertStatus(422)
    nameless.assertTextIncludes('请选择数据项')
    const found = { 'figures[0][key]': 'consultations', 'figures[0][value]': '400' }
    ;(await examine(client, appeal, found, handler)).assertStatus(302)
    await appeal.refresh()
    assert.equal(appeal.state, 'examined')
    const steps = `/evaluation-appeals/${appeal.id}/steps`
    const form = { step: 'revise', version: appeal.version, ...answer }
    ;(await post(client, steps, form, handler)).assertStatus(403)
    ;(await post(client, steps, { ...form, reply: '' }, head)).assertStatus(422)
    ;(await post(client, steps, { ...form, version: 0 }, head)).assertStatus(409)
    ;(await post(client, steps, { ...form, step: 'uphold' }, head)).assertStatus(409)
    ;(await post(client, steps, form, head)).assertStatus(302)

    await row.refresh()
    const versions = await outcomesOfPoint(row)
    const [before, after] = [versions.at(-2)!, versions.at(-1)!]
    assert.deepEqual([row.state, after.kind, row.final], ['revised', 'revised', after.final])
    assert.isAbove(after.final, before.final)
    assert.isTrue(recomputedEquals(after, content, row.variant))
    const now = (await rowsOf(cycle)).slice(1).map(({ id, final, grade, rank }) => ({ id, final, grade, rank }))
    assert.deepEqual(now, others)
    for (const user of [principal, handler]) {
      const page = await client.get(`/point-evaluations/${row.id}/result`).loginAs(user)
      for (const { final } of [before, after]) page.assertTextIncludes((final / 100).toFixed(2))
      page.assertTextIncludes('前后两次结果')
    }
    const own = await client.get(`/evaluation-appeals/${appeal.id}`).loginAs(principal)
    own.assertTextIncludes(answer.reply)
    assert.notInclude(own.text(), '仅市局可见')
    for (const path of [`/evaluation-appeals/${appeal.id}`, `/point-evaluations/${row.id}/result`]) {
      const page = await client.get(path).loginAs(principal)
      for (const inside of [appeal.finding!, answer.opinion]) assert.notInclude(page.text(), inside)
    }
    await drainOutbox()
    assert.include(JSON.stringify(await textsTo(principal)), '结果已改定')
    await concluded(world, cycle)
    assert.equal((await row.refresh()).state, 'final')
  })

  test('is upheld where nothing is to count differently, and cannot be revised then', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, head } = world.people
    const { row, appeal, cycle } = await oneAppealed(world)
    await cycle.refresh()
    standAt(new Date('2026-03-10T02:00:00Z'))
    await assert.rejects(() => cycleStep(cycle, 'conclude', head), /appeals_open/)
    await examine(client, appeal, {}, handler)
    await appeal.refresh()
    await assert.rejects(() => reviseAppeal(appeal, actor(head), answer), /appeal_no_change/)
    const back = { step: 'giveBack', version: appeal.version, opinion: '请补充核查。' }
    ;(await post(client, `/evaluation-appeals/${appeal.id}/steps`, back, head)).assertStatus(302)
    await appeal.refresh()
    await examine(client, appeal, {}, handler)
    await appeal.refresh()
    await upholdAppeal(appeal, actor(head), answer)
    assert.deepEqual([(await row.refresh()).state, appeal.state], ['public_notice', 'upheld'])
    await assert.rejects(() => appealed(world, row), /appeal_over|appealed_before/)
  })

  test('may bring a bonus or a deduction, confirmed by the head, into the new result', async ({ client, assert }) => {
    const world = await makeWorld()
    const { head, handler } = world.people
    const { row, appeal } = await oneAppealed(world)
    const was = row.final!
    await confirmedExtra(world, row)
    assert.equal((await row.refresh()).final, was)
    await examine(client, appeal, {}, handler)
    await appeal.refresh()
    await assert.rejects(() => upholdAppeal(appeal, actor(head), answer), /appeal_changes/)
    await reviseAppeal(appeal, actor(head), answer)
    assert.equal((await row.refresh()).final, was - 200)
  })

  test('is taken back by the point, and its result stands', async ({ client, assert }) => {
    const world = await makeWorld()
    const { row, appeal } = await oneAppealed(world)
    const form = { step: 'withdraw', version: 0, opinion: '已沟通清楚。' }
    const steps = `/evaluation-appeals/${appeal.id}/steps`
    ;(await post(client, steps, form, world.people.handler)).assertStatus(403)
    ;(await post(client, steps, form, world.people.principal)).assertStatus(302)
    assert.deepEqual([(await row.refresh()).state, (await appeal.refresh()).state], ['public_notice', 'withdrawn'])
    await assert.rejects(() => withdrawAppeal(appeal, actor(world.people.principal), { opinion: '再次' }))
  })

  test('is not taken back once the head confirmed what counts beside the indicators', async ({ client, assert }) => {
    const world = await makeWorld()
    const { head, principal } = world.people
    const { row, appeal } = await oneAppealed(world)
    const extra = await confirmedExtra(world, row)
    const form = { step: 'withdraw', version: 0, opinion: '已沟通清楚。' }
    const steps = `/evaluation-appeals/${appeal.id}/steps`
    const refused = await post(client, steps, form, principal)
    refused.assertStatus(409)
    refused.assertTextIncludes('不能撤回')
    assert.deepEqual([(await row.refresh()).state, (await appeal.refresh()).state], ['appealed', 'submitted'])
    await ruleOnExtra('revoke', extra, actor(head), { opinion: '查无实据。' })
    const proposed = await proposedExtra(world, row)
    ;(await post(client, steps, form, principal)).assertStatus(302)
    assert.equal((await row.refresh()).state, 'public_notice')
    assert.equal((await proposed.refresh()).state, 'withdrawn')
  })

  test('is decided by nobody who examined it', async ({ assert, client }) => {
    const world = await makeWorld()
    const { head, handler } = world.people
    await head.merge({ roles: ['division_head', 'bureau_handler'] }).save()
    const { appeal } = await oneAppealed(world)
    await examine(client, appeal, {}, head)
    await appeal.refresh()
    await assert.rejects(() => upholdAppeal(appeal, actor(head), answer), /own_proposal/)
    assert.notEqual(appeal.examinedById, handler.id)
  })
})

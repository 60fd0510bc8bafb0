import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import testUtils from '@adonisjs/core/services/test_utils'
import AuditEntry from '#app/audit/audit_entry'
import CaseCall from '#app/case_calls/case_call'
import { leaveMoment, standAt } from '#app/core/clock'
import EvaluationCycle from '#app/evaluations/evaluation_cycle'
import { planCycle } from '#app/evaluations/plan_cycle'
import IndicatorVersion from '#app/indicators/indicator_version'
import { orderOpenings } from '#app/roll_overs/order_openings'
import type RollOver from '#app/roll_overs/roll_over'
import RollOverItem from '#app/roll_overs/roll_over_item'
import type { RollKindKey } from '#app/roll_overs/roll_kind'
import { runRollOver } from '#app/roll_overs/run_roll_over'
import PointBatch from '#app/service_points/point_batch'
import SurveyWave from '#app/surveys/survey_wave'
import type User from '#app/users/user'
import WorkReport from '#app/work_reports/work_report'
import { drainOutbox } from '#jobs/drain'
import { actor } from '#tests/support/applications'
import { textsTo } from '#tests/support/notices'
import { begunRollOver, boxOf, itemOf, TODAY } from '#tests/support/roll_overs'
import { makeWorld, type World } from '#tests/world'

test.group('Things of the new year are opened', (group) => {
  let world: World
  let rollOver: RollOver

  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(async () => {
    standAt(new Date(`${TODAY}T02:00:00Z`))
    world = await makeWorld()
    rollOver = (await begunRollOver(world)).rollOver
  })
  group.each.teardown(() => leaveMoment())

  const boxes = async (...kinds: RollKindKey[]) =>
    Promise.all(kinds.map(async (kind) => boxOf(await itemOf(rollOver, kind))))

  const open = (client: ApiClient, user: User, items: string[], version = rollOver.version) =>
    client
      .post(`/roll-overs/${rollOver.id}/openings`)
      .form({ 'items[]': items, version })
      .withCsrfToken()
      .loginAs(user)
      .redirects(0)

  test('by the handler, each through its own verb: drafts and plans, on record, and told', async ({
    client,
    assert,
  }) => {
    const { handler, head } = world.people
    const kinds = ['point_batch', 'indicator_version', 'evaluation_cycle', 'case_call', 'survey_wave'] as const
    const ordered = await open(client, handler, await boxes(...kinds))
    ordered.assertHeader('location', `/roll-overs/${rollOver.id}`)
    await rollOver.refresh()
    assert.equal(rollOver.state, 'running')
    const waiting = await client.get(`/roll-overs/${rollOver.id}`).loginAs(handler)
    waiting.assertTextIncludes('up-poll')
    waiting.assertTextIncludes('正在开启 5 项')

    await drainOutbox()
    await rollOver.refresh()
    assert.equal(rollOver.state, 'preparing')
    const batch = await PointBatch.query().where('year', 2027).firstOrFail()
    assert.deepEqual([batch.state, batch.title, batch.createdById], ['draft', '2027 年第一批市级网点', handler.id])
    const cycle = await EvaluationCycle.findByOrFail({ year: 2026 })
    assert.deepEqual([cycle.state, cycle.selfDueOn.toISODate()], ['planned', '2027-01-15'])
    const draft = await IndicatorVersion.query().where({ year: 2026 }).firstOrFail()
    assert.deepEqual([draft.state, draft.number], ['draft', 2])
    const call = await CaseCall.query().where('year', 2027).firstOrFail()
    const last = await CaseCall.query().where('year', 2026).firstOrFail()
    assert.deepEqual(
      [call.state, call.categories, call.questionVersionId],
      ['draft', last.categories, last.questionVersionId]
    )
    const wave = await SurveyWave.query().where('year', 2027).firstOrFail()
    assert.deepEqual([wave.state, wave.name, wave.isAnonymous], ['draft', '2027 年度满意度调查', true])
    for (const kind of kinds) assert.equal((await itemOf(rollOver, kind)).verdict, 'opened')
    assert.equal((await itemOf(rollOver, 'point_batch')).resultId, batch.id)

    const trail = await AuditEntry.query().where({ subjectType: 'roll_over', subjectId: rollOver.id }).orderBy('seq')
    assert.deepEqual(
      trail.map(({ action }) => action.split('.')[1]),
      ['begun', 'started', ...kinds.map(() => 'item_opened'), 'run_finished']
    )
    const made = await AuditEntry.query().where({ action: 'point_batch.created', subjectId: batch.id }).firstOrFail()
    assert.equal(made.actorId, handler.id)
    for (const who of [handler, head]) assert.include((await textsTo(who)).join(), '已开启 5 项，未办成 0 项')
    const page = await client.get(`/roll-overs/${rollOver.id}`).loginAs(handler)
    page.assertTextIncludes(`/batches/${batch.id}`)
    assert.notInclude(page.text(), 'up-poll')
  })

  test('each thing needs the right of its own verb: one that is not the own one stops all', async ({
    client,
    assert,
  }) => {
    const { head, leader, operator, secretariat, haidianReviewer } = world.people
    const own = await boxes('point_batch')
    for (const kind of ['evaluation_cycle', 'indicator_version', 'work_report', 'alliance_check'] as const) {
      const mixed = [...own, ...(await boxes(kind))]
      ;(await open(client, head, mixed)).assertStatus(403)
    }
    ;(await open(client, leader, own)).assertStatus(403)
    for (const who of [operator, secretariat, haidianReviewer]) (await open(client, who, own)).assertStatus(404)
    await rollOver.refresh()
    assert.equal(rollOver.state, 'preparing')
    assert.isNull(await PointBatch.query().where('year', 2027).first())
    ;(await open(client, head, own)).assertStatus(302)
  })

  test('what stands in the way is refused with its name, and nothing is ordered', async ({ client, assert }) => {
    const { handler } = world.people
    const early = await open(client, handler, await boxes('work_report'))
    early.assertStatus(422)
    early.assertTextIncludes('暂不能开启')
    const none = await open(client, handler, [])
    none.assertStatus(422)
    await planCycle({ year: 2026, title: '已有的评估', selfDueOn: '2027-01-15', seats: 3 }, actor(handler))
    const there = await open(client, handler, await boxes('evaluation_cycle', 'point_batch'))
    there.assertStatus(422)
    there.assertTextIncludes('该年度已有“已有的评估”')
    assert.isEmpty(await RollOverItem.query().whereNotNull('orderedAt'))
  })

  test('done twice does nothing twice: the same post, the same job, and once more later', async ({
    client,
    assert,
  }) => {
    const { handler } = world.people
    const items = await boxes('point_batch')
    ;(await open(client, handler, items)).assertStatus(302)
    ;(await open(client, handler, items)).assertStatus(409)
    await Promise.all([runRollOver(rollOver.id), runRollOver(rollOver.id)])
    await runRollOver(rollOver.id)
    assert.lengthOf(await PointBatch.query().where('year', 2027), 1)
    await rollOver.refresh()
    ;(await open(client, handler, items)).assertStatus(409)
    assert.lengthOf(await PointBatch.query().where('year', 2027), 1)
  })

  test('what was changed after the page was drawn is not opened', async ({ client, assert }) => {
    const { handler } = world.people
    const items = await boxes('point_batch')
    const batch = await itemOf(rollOver, 'point_batch')
    await batch.merge({ facts: { ...batch.facts, noticeDays: 9 }, version: 1 }).save()
    ;(await open(client, handler, items)).assertStatus(409)
    assert.isNull((await itemOf(rollOver, 'point_batch')).orderedAt)
  })

  test('after a kill the rest is done; a thing that is refused keeps its reason and can be ordered anew', async ({
    client,
    assert,
  }) => {
    const { handler } = world.people
    const chosen = [await itemOf(rollOver, 'evaluation_cycle'), await itemOf(rollOver, 'point_batch')]
    await orderOpenings(rollOver, actor(handler), chosen)
    /** Somebody plans it by hand between order and run. */
    const cycle = await planCycle({ year: 2026, title: '手工筹备', selfDueOn: '2027-01-15', seats: 3 }, actor(handler))
    /** A worker that was killed when the batch was open. */
    await RollOverItem.query().where('id', chosen[1].id).update({ verdict: 'opened', result_id: 1 })
    await runRollOver(rollOver.id)
    const refused = await itemOf(rollOver, 'evaluation_cycle')
    assert.deepEqual([refused.verdict, refused.reason], ['refused', 'cycle_exists'])
    assert.isNull(await PointBatch.query().where('year', 2027).first())
    const page = await client.get(`/roll-overs/${rollOver.id}`).loginAs(handler)
    page.assertTextIncludes('上次没有开启')

    await cycle.merge({ year: 2019 }).save()
    await rollOver.refresh()
    ;(await open(client, handler, await boxes('evaluation_cycle'))).assertStatus(302)
    await drainOutbox()
    assert.equal((await itemOf(rollOver, 'evaluation_cycle')).verdict, 'opened')
  })

  test('whoever left, lost the right, or whose days are over meanwhile opens nothing', async ({ assert }) => {
    const { handler, head } = world.people
    const batch = await itemOf(rollOver, 'point_batch')
    await orderOpenings(rollOver, actor(handler), [batch])
    await handler.merge({ isActive: false }).save()
    await runRollOver(rollOver.id)
    assert.equal((await itemOf(rollOver, 'point_batch')).reason, 'person_inactive')
    await handler.merge({ isActive: true, roles: ['bureau_leader'] }).save()
    await rollOver.refresh()
    await orderOpenings(rollOver, actor(handler), [await itemOf(rollOver, 'point_batch')])
    await runRollOver(rollOver.id)
    assert.equal((await itemOf(rollOver, 'point_batch')).reason, 'forbidden')
    await rollOver.refresh()
    await orderOpenings(rollOver, actor(head), [await itemOf(rollOver, 'survey_wave')])
    standAt(new Date('2028-02-01T02:00:00Z'))
    await runRollOver(rollOver.id)
    assert.equal((await itemOf(rollOver, 'survey_wave')).reason, 'roll_item_invalid')
    assert.isNull(await PointBatch.query().where('year', 2027).first())
  })

  test('the report is opened when its year is over', async ({ client, assert }) => {
    standAt(new Date('2027-01-04T02:00:00Z'))
    ;(await open(client, world.people.handler, await boxes('work_report'))).assertStatus(302)
    await drainOutbox()
    const report = await WorkReport.findByOrFail({ year: 2026 })
    assert.equal(report.state, 'collecting')
    assert.equal((await itemOf(rollOver, 'work_report')).resultId, report.id)
  })

  test('the head concludes it, and takes it up again with a reason', async ({ client, assert }) => {
    const { head, handler, leader, operator } = world.people
    const step = (user: User, form: object) =>
      client
        .post(`/roll-overs/${rollOver.id}/steps`)
        .form({ version: rollOver.version, ...form })
        .withCsrfToken()
        .loginAs(user)
        .redirects(0)
    for (const who of [handler, leader]) (await step(who, { step: 'conclude' })).assertStatus(403)
    ;(await step(operator, { step: 'conclude' })).assertStatus(404)
    ;(await step(head, { step: 'conclude' })).assertStatus(302)
    ;(await step(head, { step: 'conclude' })).assertStatus(409)
    await rollOver.refresh()
    assert.equal(rollOver.state, 'concluded')
    ;(await open(client, handler, await boxes('point_batch'))).assertStatus(409)
    ;(await step(head, { step: 'reopen' })).assertStatus(422)
    ;(await step(head, { step: 'reopen', opinion: '还有事项要开启。' })).assertStatus(302)
    await rollOver.refresh()
    assert.equal(rollOver.state, 'preparing')
  })

  test('it waits on the first page for who may still open something', async ({ client, assert }) => {
    const { head, handler, leader } = world.people
    const waits = async (user: User) => (await client.get('/home').loginAs(user)).text().includes('有可由您开启的事项')
    assert.deepEqual([await waits(head), await waits(handler), await waits(leader)], [true, true, false])
    await RollOverItem.query()
      .whereIn('kind', ['point_batch', 'case_call', 'survey_wave'])
      .update({ verdict: 'opened' })
    await orderOpenings(rollOver, actor(handler), [])
    await runRollOver(rollOver.id)
    assert.deepEqual([await waits(head), await waits(handler)], [false, true])
  })
})

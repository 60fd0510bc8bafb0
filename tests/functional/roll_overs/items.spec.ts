import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import testUtils from '@adonisjs/core/services/test_utils'
import AuditEntry from '#app/audit/audit_entry'
import { leaveMoment, standAt } from '#app/core/clock'
import { reviseItem } from '#app/roll_overs/revise_item'
import type RollOver from '#app/roll_overs/roll_over'
import type RollOverItem from '#app/roll_overs/roll_over_item'
import type User from '#app/users/user'
import { actor } from '#tests/support/applications'
import { begunRollOver, itemOf, TODAY } from '#tests/support/roll_overs'
import { makeWorld, type World } from '#tests/world'

const put = (client: ApiClient, item: RollOverItem, user: User, form: object) =>
  client.put(`/roll-overs/${item.rollOverId}/items/${item.id}`).json(form).withCsrfToken().loginAs(user).redirects(0)

test.group('A thing of the new year is changed before it is opened', (group) => {
  let world: World
  let rollOver: RollOver

  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(async () => {
    standAt(new Date(`${TODAY}T02:00:00Z`))
    world = await makeWorld()
    rollOver = (await begunRollOver(world)).rollOver
  })
  group.each.teardown(() => leaveMoment())

  test('by who may open it; each change says who wanted it, and the trail what it was', async ({ client, assert }) => {
    const { handler } = world.people
    const item = await itemOf(rollOver, 'evaluation_cycle')
    const form = await client.get(`/roll-overs/${rollOver.id}/items/${item.id}/edit`).loginAs(handler)
    form.assertStatus(200)
    form.assertTextIncludes('京知局〔2027〕×号')
    const typed = { ...item.facts, seats: 5, basis: '京知局〔2027〕4号', year: 1999, version: item.version }
    const saved = await put(client, item, handler, typed)
    saved.assertHeader('location', `/roll-overs/${rollOver.id}#item-${item.id}`)
    await item.refresh()
    assert.deepInclude(item.facts, { seats: 5, basis: '京知局〔2027〕4号', year: 2026, selfDueOn: '2027-01-15' })
    assert.deepEqual(item.whys.seats, { key: 'edited', params: { name: '沈怀瑾' } })
    assert.equal(item.whys.selfDueOn.key, 'same_working_day')
    const { particulars, actorId } = await AuditEntry.query().where('action', 'roll_over.revised').firstOrFail()
    assert.equal(actorId, handler.id)
    assert.deepEqual(particulars.changes.seats, [3, 5])
  })

  test('by the rules of the page where it is made by hand, and what was typed stays', async ({ client, assert }) => {
    const { handler } = world.people
    const cycle = await itemOf(rollOver, 'evaluation_cycle')
    const early = await put(client, cycle, handler, {
      ...cycle.facts,
      selfDueOn: '2026-12-30',
      title: '改后的名称',
      version: 0,
    })
    early.assertStatus(422)
    early.assertTextIncludes('自评截止须在评估年度结束之后')
    early.assertTextIncludes('改后的名称')
    const batch = await itemOf(rollOver, 'point_batch')
    const uneven = { ...batch.facts, rubric: [{ zh: '基础', en: 'Basis', points: 90 }], version: 0 }
    const refused = await put(client, batch, handler, uneven)
    refused.assertStatus(422)
    refused.assertTextIncludes('各项分值合计须恰为 100 分')
    assert.equal((await itemOf(rollOver, 'point_batch')).version, 0)
  })

  test('all fields of a call and of a survey come back as they were sent', async ({ client, assert }) => {
    for (const kind of ['case_call', 'survey_wave'] as const) {
      const item = await itemOf(rollOver, kind)
      ;(await client.get(`/roll-overs/${rollOver.id}/items/${item.id}/edit`).loginAs(world.people.head)).assertStatus(
        200
      )
      const saved = await put(client, item, world.people.head, { ...item.facts, version: 0 })
      saved.assertStatus(302)
      assert.equal((await itemOf(rollOver, kind)).version, 0, `${kind} did not change`)
    }
  })

  test('not by who may not open it, nor where nothing can be changed', async ({ client, assert }) => {
    const { head, handler, leader, operator, secretariat } = world.people
    const cycle = await itemOf(rollOver, 'evaluation_cycle')
    for (const who of [head, leader])
      (await put(client, cycle, who, { ...cycle.facts, seats: 5, version: 0 })).assertStatus(403)
    for (const who of [operator, secretariat])
      (await put(client, cycle, who, { ...cycle.facts, seats: 5, version: 0 })).assertStatus(404)
    ;(await client.get(`/roll-overs/${rollOver.id}/items/${cycle.id}/edit`).loginAs(head)).assertStatus(403)
    const report = await itemOf(rollOver, 'work_report')
    ;(await put(client, report, handler, { version: 0 })).assertStatus(409)
    assert.equal((await itemOf(rollOver, 'evaluation_cycle')).version, 0)
  })

  test('of two the later is told that a colleague was faster', async ({ client, assert }) => {
    const { handler, head } = world.people
    const batch = await itemOf(rollOver, 'point_batch')
    await reviseItem(batch, actor(head), { ...batch.facts, noticeDays: 7 }, 0)
    const late = await put(client, batch, handler, { ...batch.facts, noticeDays: 9, version: 0 })
    late.assertStatus(409)
    late.assertTextIncludes('同事刚刚修改了这一部分')
    assert.equal((await itemOf(rollOver, 'point_batch')).facts.noticeDays, 7)
  })
})

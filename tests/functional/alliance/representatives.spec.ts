import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import type AllianceMember from '#app/alliance/alliance_member'
import { checkTodos } from '#app/alliance/alliance_todos'
import Handover from '#app/alliance/handover'
import { representativeOn } from '#app/alliance/representatives'
import { openChecks } from '#app/alliance/yearly_checks'
import { leaveMoment } from '#app/core/clock'
import type User from '#app/users/user'
import { drainOutbox } from '#jobs/drain'
import { makeMember, passTo } from '#tests/support/alliance'
import { textsTo } from '#tests/support/notices'
import { makeWorld } from '#tests/world'

const propose = (client: ApiClient, { id }: AllianceMember, user: User, toUserId: number) =>
  client.post(`/alliance-members/${id}/handovers`).form({ toUserId }).withCsrfToken().loginAs(user)

const answer = (client: ApiClient, { id }: AllianceMember, user: User, then: string, opinion = '') =>
  client.put(`/alliance-members/${id}/handover`).form({ then, version: 0, opinion }).withCsrfToken().loginAs(user)

test.group('Representatives', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('the old one confirms: tasks and voice move that day, and history says who spoke when', async ({
    client,
    assert,
  }) => {
    const { organizations, people } = await makeWorld()
    await passTo('2027-01-06')
    const member = await makeMember(organizations.haidian, people.operator, { joinedOn: '2026-05-06' })
    await openChecks()
    const waits = async (user: User) => (await checkTodos.waiting(user).select('id')).length
    assert.deepEqual([await waits(people.operator), await waits(people.principal)], [1, 0])

    assert.equal((await propose(client, member, people.principal, people.chaoyangPrincipal.id)).status(), 422)
    assert.equal((await propose(client, member, people.secretariat, people.principal.id)).status(), 403)
    assert.equal((await propose(client, member, people.chaoyangPrincipal, people.principal.id)).status(), 404)
    await propose(client, member, people.principal, people.principal.id)
    assert.equal((await propose(client, member, people.principal, people.principal.id)).status(), 409)
    await drainOutbox()
    assert.include((await textsTo(people.operator)).join(), '提出变更代表')

    for (const user of [people.secretariat, people.principal, people.handler])
      assert.equal((await answer(client, member, user, 'confirm', '已离任。')).status(), 403)
    await answer(client, member, people.operator, 'confirm')
    assert.deepEqual([await waits(people.operator), await waits(people.principal)], [0, 1])
    assert.equal((await representativeOn(member, '2027-01-05'))?.userId, people.operator.id)
    assert.equal((await representativeOn(member, '2027-01-06'))?.userId, people.principal.id)
    assert.isNull(await representativeOn(member, '2026-05-05'))
    const page = await client.get(`/alliance-members/${member.id}`).loginAs(people.secretariat)
    page.assertTextIncludes('2026年5月6日 至 2027年1月5日')
    assert.equal((await answer(client, member, people.operator, 'confirm')).status(), 409)
  })

  test('where the old one is gone the secretariat confirms, with a reason', async ({ client, assert }) => {
    const { organizations, people } = await makeWorld()
    const member = await makeMember(organizations.haidian, people.operator)
    await propose(client, member, people.principal, people.principal.id)
    await people.operator.merge({ isActive: false }).save()
    const silent = await answer(client, member, people.secretariat, 'confirm')
    silent.assertStatus(422)
    silent.assertTextIncludes('请写明原因')
    await answer(client, member, people.secretariat, 'confirm', '原代表已调离。')
    assert.equal((await Handover.firstOrFail()).state, 'confirmed')
    await member.refresh()
    assert.equal(member.representativeId, people.principal.id)
  })

  test('it is refused with a reason, or taken back by who proposed it', async ({ client, assert }) => {
    const { organizations, people } = await makeWorld()
    const member = await makeMember(organizations.haidian, people.operator)
    await propose(client, member, people.principal, people.principal.id)
    assert.equal((await answer(client, member, people.operator, 'refuse')).status(), 422)
    await answer(client, member, people.operator, 'refuse', '会议在即，暂不变更。')
    await propose(client, member, people.principal, people.principal.id)
    await answer(client, member, people.principal, 'withdraw')
    assert.deepEqual(
      (await Handover.query().orderBy('id')).map(({ state }) => state),
      ['refused', 'withdrawn']
    )
    await member.refresh()
    assert.equal(member.representativeId, people.operator.id)
  })
})

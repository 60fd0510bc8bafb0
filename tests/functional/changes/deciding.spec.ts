import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import { leaveMoment } from '#app/core/clock'
import ChangeRequest from '#app/changes/change_request'
import { submitRequest } from '#app/changes/ask_change'
import { ruleOnChange } from '#app/changes/rule_on_change'
import Certificate from '#app/designations/certificate'
import RegisterEntry from '#app/designations/register_entry'
import Clock from '#app/workflow/clock'
import type User from '#app/users/user'
import { drainOutbox } from '#jobs/drain'
import { actor } from '#tests/support/applications'
import { PROFILE, makeRequest, submittedRequest, titleOf, verifiedRequest } from '#tests/support/changes'
import { makeDesignation } from '#tests/support/designations'
import { textsTo } from '#tests/support/notices'
import { inDays, standIn } from '#tests/support/stand_ins'
import { makeUser, makeWorld } from '#tests/world'

type Typed = { ruling: string; opinion?: string; paperNumber?: string; version?: number }

function rule(client: ApiClient, request: ChangeRequest, user: User, typed: Typed) {
  return client
    .post(`/change-requests/${request.id}/rulings`)
    .form({ opinion: '材料齐全，情况属实。', version: request.version, ...typed })
    .redirects(0)
    .withCsrfToken()
    .loginAs(user)
}

test.group('Deciding on a change of key facts', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('the handler verifies, the head decides, and title, institution, register and certificate change together', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler, head, principal } = world.people
    const changes = {
      unitName: '燕麓大学知识产权信息中心',
      districtCode: '110114',
      address: '北京市昌平区未来路 2 号',
    }
    const request = await submittedRequest(world, 'key', { changes })
    const title = await titleOf(world)
    const old = await Certificate.currentOf(title)
    const [clock] = await Clock.of('change_request', [request.id])
    assert.include(clock.$attributes, { kind: 'change_verification', limitDays: 10 })
    const page = await client.get(`/change-requests/${request.id}`).loginAs(handler)
    page.assertTextIncludes('燕麓大学图书馆')
    page.assertTextIncludes('昌平区')
    await rule(client, request, handler, { ruling: 'pass' })
    await request.refresh()
    assert.equal(request.state, 'deliberation')
    await drainOutbox()
    assert.include((await textsTo(head))[0], '请审定')

    await rule(client, request, head, { ruling: 'approve', paperNumber: '京知局〔2026〕31号' })
    await request.refresh()
    await title.refresh()
    await title.organization.refresh()
    assert.equal(request.state, 'carried_out')
    assert.include(title.$attributes, { name: changes.unitName, districtCode: '110114' })
    assert.include(title.profile, { address: changes.address, landline: PROFILE.landline })
    assert.include(title.organization.$attributes, {
      name: changes.unitName,
      districtCode: '110114',
      address: changes.address,
      hostType: 'university',
    })
    const entry = await RegisterEntry.findByOrFail('kind', 'change')
    assert.include(entry.$attributes, {
      unitName: changes.unitName,
      docNumber: '京知局〔2026〕31号',
      signature: head.name,
    })
    assert.include(entry.before, '单位名称：燕麓大学图书馆；所在区：海淀区')
    const approvals = await db.from('approvals').where('subject_type', 'change_request').orderBy('id')
    assert.deepEqual(
      approvals.map(({ step, by_id: by }) => [step, by]),
      [
        ['pass', handler.id],
        ['approve', head.id],
      ]
    )
    assert.match(approvals[1].content_hash, /^[0-9a-f]{64}$/)
    const recounts = await db.from('outbox').where('job', 'tallies/recount')
    assert.lengthOf(recounts, 1)
    await drainOutbox()
    assert.include((await textsTo(principal))[0], '已同意并登记')

    const current = await Certificate.currentOf(title)
    assert.notEqual(current.code, old.code)
    assert.include(current.printed, { name: changes.unitName, districtCode: '110114', number: title.number })
    const verified = await client.get(`/verify/${old.code}`)
    verified.assertTextIncludes('被新证书替换')
    verified.assertTextIncludes('燕麓大学图书馆')
    assert.notInclude(verified.text(), changes.unitName)
    assert.notInclude(verified.text(), current.code)
  })

  test('the other titles of the institution follow, each with its own certificate', async ({ assert }) => {
    const world = await makeWorld()
    const { organizations, people } = world
    const request = await verifiedRequest(world, 'key')
    const other = await makeDesignation(organizations.haidian, { number: '京知信网〔2026〕900号' })
    const ended = await makeDesignation(organizations.haidian, { number: '京知信网〔2020〕9号', state: 'revoked' })
    const before = await Certificate.currentOf(other)
    await ruleOnChange(request, 'approve', actor(people.head), { opinion: '同意。' })
    await other.refresh()
    await ended.refresh()
    assert.equal(other.name, '燕麓大学知识产权信息中心')
    assert.notEqual((await Certificate.currentOf(other)).id, before.id)
    assert.equal(ended.name, '燕麓大学图书馆')
    assert.lengthOf(await RegisterEntry.query().where('kind', 'change'), 2)
  })

  test('a new credit code becomes that of the institution; one that was taken meanwhile changes nothing', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { organizations, people } = world
    const taken = await verifiedRequest(world, 'key', { changes: { uscc: organizations.chaoyang.uscc } })
    const refused = await rule(client, taken, people.head, { ruling: 'approve' })
    refused.assertStatus(409)
    await taken.refresh()
    await organizations.haidian.refresh()
    assert.equal(taken.state, 'deliberation')
    assert.notEqual(organizations.haidian.uscc, organizations.chaoyang.uscc)
    await ruleOnChange(taken, 'refuse', actor(people.head), { opinion: '代码已由其他单位使用。' })

    const free = await verifiedRequest(world, 'key', { changes: { uscc: '91110108MA01ABCD5T' } })
    await ruleOnChange(free, 'approve', actor(people.head), { opinion: '同意。' })
    await organizations.haidian.refresh()
    assert.equal(organizations.haidian.uscc, '91110108MA01ABCD5T')
  })

  test('what the register says differently by now is not overwritten', async ({ client, assert }) => {
    const world = await makeWorld()
    const request = await verifiedRequest(world, 'key')
    const title = await titleOf(world)
    await title.merge({ name: '燕麓大学图书信息中心' }).save()
    const refused = await rule(client, request, world.people.head, { ruling: 'approve' })
    refused.assertStatus(409)
    refused.assertTextIncludes('登记内容已有变化')
    assert.isNull(await RegisterEntry.findBy('kind', 'change'))
  })

  test('the handler returns it with an opinion, and it comes back in a second round', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, principal } = world.people
    const request = await submittedRequest(world, 'key')
    await rule(client, request, handler, { ruling: 'return', opinion: '变更通知书缺页，请补充。' })
    await request.refresh()
    assert.equal(request.state, 'returned')
    await drainOutbox()
    assert.include((await textsTo(principal))[0], '变更通知书缺页')
    await submitRequest(request, actor(principal))
    assert.include(request.$attributes, { state: 'submitted', round: 2 })
  })

  test('the head sends it back or refuses; the register stays as it is', async ({ client, assert }) => {
    const world = await makeWorld()
    const { head, handler, operator } = world.people
    const request = await verifiedRequest(world, 'key')
    await rule(client, request, head, { ruling: 'sendBack', opinion: '请核对更名批复。' })
    await request.refresh()
    assert.equal(request.state, 'submitted')
    await ruleOnChange(request, 'pass', actor(handler), { opinion: '已核对。' })
    await rule(client, request, head, { ruling: 'refuse', opinion: '批复尚未生效。' })
    await request.refresh()
    assert.equal(request.state, 'refused')
    assert.equal((await titleOf(world)).name, '燕麓大学图书馆')
    await drainOutbox()
    assert.include((await textsTo(operator))[0], '批复尚未生效')
  })

  test('each level decides its own, an empty opinion or a wrong 文号 is refused, and the second of two gets 409', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { people } = world
    const request = await submittedRequest(world, 'key')
    for (const user of [people.principal, people.head, people.haidianReviewer, people.leader]) {
      const refused = await rule(client, request, user, { ruling: 'pass' })
      refused.assertStatus(403)
    }
    const empty = await rule(client, request, people.handler, { ruling: 'pass', opinion: '' })
    empty.assertStatus(422)
    const early = await rule(client, request, people.head, { ruling: 'approve' })
    early.assertStatus(409)
    const simple = await rule(client, request, people.handler, { ruling: 'grant' })
    simple.assertStatus(409)
    await rule(client, request, people.handler, { ruling: 'pass' })
    await request.refresh()
    const byHandler = await rule(client, request, people.handler, { ruling: 'approve' })
    byHandler.assertStatus(403)
    const number = await rule(client, request, people.head, { ruling: 'approve', paperNumber: '31号' })
    number.assertStatus(422)

    const seen = request.version
    await rule(client, request, people.head, { ruling: 'approve', version: seen })
    const second = await rule(client, request, people.head, { ruling: 'sendBack', version: seen })
    second.assertStatus(409)
    const slow = await rule(client, request, people.handler, { ruling: 'pass', version: seen })
    slow.assertStatus(409)
    await request.refresh()
    assert.equal(request.state, 'carried_out')
    assert.lengthOf(await RegisterEntry.query().where('kind', 'change'), 1)
  })

  test('of two heads who decide at once only the first one counts', async ({ assert }) => {
    const world = await makeWorld()
    const { people } = world
    const other = await makeUser('白鹿鸣', ['division_head'])
    const request = await verifiedRequest(world, 'key')
    const stale = await ChangeRequest.findOrFail(request.id)
    await ruleOnChange(request, 'approve', actor(people.head), { opinion: '同意。' })
    await assert.rejects(() => ruleOnChange(stale, 'refuse', actor(other), { opinion: '不同意。' }), /moved_on/)
    assert.lengthOf(await RegisterEntry.query().where('kind', 'change'), 1)
  })

  test('a stand-in decides in the name of the head, unless it was the one who verified', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    await standIn(people.head, people.handler)
    const own = await verifiedRequest(world, 'key')
    const refused = await rule(client, own, people.handler, { ruling: 'approve' })
    refused.assertStatus(403)
    const home = await client.get('/home').loginAs(people.handler)
    assert.notInclude(home.text(), own.number)

    const second = await makeUser('白鹿鸣', ['bureau_handler'])
    await ruleOnChange(own, 'sendBack', actor(people.head), { opinion: '请他人核验。' })
    await ruleOnChange(own, 'pass', actor(second), { opinion: '核验无误。' })
    await rule(client, own, people.handler, { ruling: 'approve' })
    const approval = await db.from('approvals').where('step', 'approve').firstOrFail()
    assert.include(approval, { by_id: people.handler.id, acting_for_name: people.head.name })
    const entry = await RegisterEntry.findByOrFail('kind', 'change')
    assert.equal(entry.signature, `${people.handler.name} 代 ${people.head.name}`)
  })

  test('a change that was reported late is flagged to officials and not to the institution', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const request = await submittedRequest(world, 'key', { happenedOn: inDays(-42) })
    const official = await client.get(`/change-requests/${request.id}`).loginAs(world.people.handler)
    official.assertTextIncludes('逾期报告 12 天')
    const own = await client.get(`/change-requests/${request.id}`).loginAs(world.people.principal)
    assert.notInclude(own.text(), '逾期报告')
  })

  test('without its proof a key change is not handed in', async ({ assert }) => {
    const world = await makeWorld()
    const request = await makeRequest(world, 'key')
    await db.from('attachments').where('subject_type', 'change_request').update({ removed_at: '2026-01-01 00:00:00' })
    await assert.rejects(() => submitRequest(request, actor(world.people.principal)), /proof_missing/)
    await request.refresh()
    assert.equal(request.state, 'prepared')
  })

  test('what waits is on the first page and counted in the sidebar of whose turn it is', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const request = await submittedRequest(world, 'key')
    const home = await client.get('/home').loginAs(people.handler)
    home.assertTextIncludes(request.number)
    const other = await client.get('/home').loginAs(people.head)
    assert.notInclude(other.text(), request.number)
  })
})

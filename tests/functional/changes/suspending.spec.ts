import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { formatDay } from '#app/core/format'
import { leaveMoment, standAt } from '#app/core/clock'
import { keepSuspensions } from '#app/changes/suspensions'
import { enterDeregistration } from '#app/changes/ask_change'
import ChangeRequest from '#app/changes/change_request'
import { ruleOnChange } from '#app/changes/rule_on_change'
import Certificate from '#app/designations/certificate'
import Designation from '#app/designations/designation'
import RegisterEntry from '#app/designations/register_entry'
import { drainOutbox } from '#jobs/drain'
import { actor } from '#tests/support/applications'
import { grantedSuspension, post, submittedRequest, titleOf, verifiedRequest } from '#tests/support/changes'
import { textsTo } from '#tests/support/notices'
import { inDays } from '#tests/support/stand_ins'
import { makeWorld, type World } from '#tests/world'

const onDay = (days: number) => standAt(new Date(Date.now() + days * 86_400_000))
const inForce = () => Designation.query().withScopes((scopes) => scopes.inForce())

async function kindsOf(world: World) {
  const title = await titleOf(world)
  const entries = await RegisterEntry.query().where('designationId', title.id).orderBy('id')
  return entries.map(({ kind }) => kind)
}

test.group('Suspending a title at the own request', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('the handler grants it, the title rests and is off the public list, and the institution resumes early', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler, principal } = world.people
    const request = await submittedRequest(world, 'suspension')
    await client
      .post(`/change-requests/${request.id}/rulings`)
      .form({ ruling: 'grant', opinion: '情况属实，同意暂停。', version: request.version })
      .withCsrfToken()
      .loginAs(handler)
    await request.refresh()
    assert.equal(request.state, 'in_effect')
    assert.equal((await titleOf(world)).state, 'suspended')
    assert.isEmpty(await inForce())
    const [entry] = await RegisterEntry.query().where('kind', 'suspend')
    assert.include(entry.basis, '搬迁：馆舍整体搬迁')
    assert.include(entry.after, formatDay(request.untilDay))
    const { code } = await Certificate.currentOf(await titleOf(world))
    const verified = await client.get(`/verify/${code}`)
    verified.assertTextIncludes('暂停')
    await drainOutbox()
    assert.include((await textsTo(principal)).join(), '自今天起暂停')

    await client
      .post(`/change-requests/${request.id}/steps`)
      .form({ step: 'resume', version: request.version })
      .withCsrfToken()
      .loginAs(principal)
    await request.refresh()
    assert.equal(request.state, 'carried_out')
    assert.lengthOf(await inForce(), 1)
    assert.deepEqual(await kindsOf(world), ['suspend', 'resume'])
  })

  test('it begins on its day and ends by itself after the last one, once, however often the job looks', async ({
    assert,
  }) => {
    const world = await makeWorld()
    const request = await grantedSuspension(world, { fromDay: inDays(5), untilDay: inDays(20) })
    await keepSuspensions()
    await request.refresh()
    assert.equal(request.state, 'scheduled')
    assert.equal((await titleOf(world)).state, 'active')

    onDay(5)
    await keepSuspensions()
    await keepSuspensions()
    assert.equal((await titleOf(world)).state, 'suspended')
    onDay(20)
    await keepSuspensions()
    assert.equal((await titleOf(world)).state, 'suspended')
    onDay(23)
    await keepSuspensions()
    await keepSuspensions()
    await request.refresh()
    assert.equal(request.state, 'carried_out')
    assert.equal((await titleOf(world)).state, 'active')
    assert.deepEqual(await kindsOf(world), ['suspend', 'resume'])
  })

  test('one that lay wholly in a standstill is closed without touching the title', async ({ assert }) => {
    const world = await makeWorld()
    const request = await grantedSuspension(world, { fromDay: inDays(2), untilDay: inDays(4) })
    onDay(9)
    await keepSuspensions()
    await request.refresh()
    assert.equal(request.state, 'carried_out')
    assert.isEmpty(await kindsOf(world))
  })

  test('a title that is being put right is suspended when that is over', async ({ assert }) => {
    const world = await makeWorld()
    const request = await grantedSuspension(world, { fromDay: inDays(2), untilDay: inDays(30) })
    await (await titleOf(world)).merge({ state: 'rectifying' }).save()
    onDay(3)
    await keepSuspensions()
    await request.refresh()
    assert.equal(request.state, 'scheduled')
    await (await titleOf(world)).merge({ state: 'active' }).save()
    await keepSuspensions()
    assert.equal((await titleOf(world)).state, 'suspended')
  })

  test('it lasts at most six months, begins today or later, and is decided within its period', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { principal, handler } = world.people
    const path = `/designations/${(await titleOf(world)).id}/change-requests`
    const typed = { kind: 'suspension', ground: 'staff_gap', reason: '两名专职人员离职，正在招聘。' }
    for (const [from, until, sentence] of [
      [-1, 30, '不能早于今天'],
      [10, 5, '不能早于开始日期'],
      [0, 190, '最长 6 个月'],
    ] as const) {
      const period = { fromDay: inDays(from), untilDay: inDays(until) }
      const refused = await post(client, path, principal, { ...typed, ...period })
      refused.assertStatus(422)
      refused.assertTextIncludes(sentence)
    }
    const request = await submittedRequest(world, 'suspension', { untilDay: inDays(3) })
    onDay(5)
    await assert.rejects(() => ruleOnChange(request, 'grant', actor(handler), { opinion: '同意。' }), /period_over/)
    assert.equal((await titleOf(world)).state, 'active')
  })

  test('a title that rests is not suspended again, and only the principal resumes it', async ({ client }) => {
    const world = await makeWorld()
    const { people } = world
    const request = await grantedSuspension(world)
    const page = await client
      .get(`/designations/${(await titleOf(world)).id}/change-requests/create?kind=suspension`)
      .loginAs(people.principal)
    page.assertStatus(409)
    for (const user of [people.operator, people.handler]) {
      const refused = await client
        .post(`/change-requests/${request.id}/steps`)
        .form({ step: 'resume', version: request.version })
        .withCsrfToken()
        .loginAs(user)
      refused.assertStatus(403)
    }
  })
})

test.group('Deregistering a title', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('at the own request: verified, decided, entered, and the certificate says so', async ({ client, assert }) => {
    const world = await makeWorld()
    const { head } = world.people
    const request = await verifiedRequest(world, 'deregistration')
    const title = await titleOf(world)
    await client
      .post(`/change-requests/${request.id}/rulings`)
      .form({ ruling: 'approve', opinion: '同意注销。', paperNumber: '京知局〔2026〕40号', version: request.version })
      .withCsrfToken()
      .loginAs(head)
    await title.refresh()
    assert.equal(title.state, 'deregistered')
    const entry = await RegisterEntry.findByOrFail('kind', 'deregister')
    assert.include(entry.$attributes, { before: '有效', after: '已注销', docNumber: '京知局〔2026〕40号' })
    const verified = await client.get(`/verify/${(await Certificate.currentOf(title)).code}`)
    verified.assertTextIncludes('已注销')
    const again = await client
      .get(`/designations/${title.id}/change-requests/create?kind=deregistration`)
      .loginAs(world.people.principal)
    again.assertStatus(409)
  })

  test('a host that was cancelled is entered by the handler, which counts as verified', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const title = await titleOf(world)
    const path = `/designations/${title.id}/change-requests`
    const typed = { kind: 'deregistration', reason: '登记机关已公告该单位注销。' }
    for (const user of [people.haidianReviewer, people.head]) {
      const refused = await post(client, path, user, typed)
      refused.assertStatus(403)
    }
    await post(client, path, people.handler, typed)
    const request = await ChangeRequest.firstOrFail()
    assert.include(request.$attributes, {
      state: 'deliberation',
      ground: 'host_cancelled',
      verifiedById: people.handler.id,
    })
    await drainOutbox()
    assert.include((await textsTo(people.head))[0], '请审定')
    assert.include((await textsTo(people.principal))[0], '主体注销')
    await ruleOnChange(request, 'approve', actor(people.head), { opinion: '同意。' })
    await title.refresh()
    assert.equal(title.state, 'deregistered')
  })

  test('a certificate that was replaced before says that the title has ended, and names no successor', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { head } = world.people
    const old = await Certificate.currentOf(await titleOf(world))
    await ruleOnChange(await verifiedRequest(world, 'key'), 'approve', actor(head), { opinion: '同意。' })
    await ruleOnChange(await verifiedRequest(world, 'deregistration'), 'approve', actor(head), { opinion: '同意。' })
    const verified = await client.get(`/verify/${old.code}`)
    verified.assertTextIncludes('被新证书替换')
    verified.assertTextIncludes('已注销')
    assert.notInclude(verified.text(), '现行证书')
  })

  test('who entered it does not decide on it', async ({ assert }) => {
    const world = await makeWorld()
    const by = actor(world.people.handler)
    const request = await enterDeregistration(await titleOf(world), by, { reason: '公告注销。' }, async () => {})
    await request.refresh()
    await assert.rejects(() => ruleOnChange(request, 'approve', by, { opinion: '同意。' }), /self_approval/)
  })
})

import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import Attachment from '#app/attachments/attachment'
import { leaveMoment } from '#app/core/clock'
import { submitRequest } from '#app/changes/ask_change'
import ChangeRequest from '#app/changes/change_request'
import RegisterEntry from '#app/designations/register_entry'
import Certificate from '#app/designations/certificate'
import { drainOutbox } from '#jobs/drain'
import { actor } from '#tests/support/applications'
import { makeRequest, PROFILE, post, submittedRequest, titleOf, typedChange } from '#tests/support/changes'
import { textsTo } from '#tests/support/notices'
import { makeWorld } from '#tests/world'

test.group('Asking for a change', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('the operator drafts it, the principal hands it in, a simple one takes effect at once', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { operator, principal, handler } = world.people
    const title = await titleOf(world)
    const form = await client.get(`/designations/${title.id}/change-requests/create`).loginAs(operator)
    form.assertTextIncludes(PROFILE.landline)

    const typed = await typedChange(world, { landline: '010-62519999', parks: ['zgc_haidian', 'zgc_science_city'] })
    await post(client, `/designations/${title.id}/change-requests`, operator, typed)
    const request = await ChangeRequest.firstOrFail()
    assert.equal(request.state, 'prepared')
    assert.deepEqual(request.before, { landline: PROFILE.landline, parks: ['zgc_haidian'] })
    await title.refresh()
    assert.equal(title.profile.landline, PROFILE.landline)
    await drainOutbox()
    assert.include((await textsTo(principal))[0], request.number)

    const page = await client.get(`/change-requests/${request.id}`).loginAs(principal)
    page.assertTextIncludes('提交后立即生效')
    const certificate = await Certificate.currentOf(title)
    await client
      .post(`/change-requests/${request.id}/steps`)
      .form({ step: 'submit', version: request.version })
      .withCsrfToken()
      .loginAs(principal)
    await request.refresh()
    await title.refresh()
    assert.equal(request.state, 'carried_out')
    assert.include(title.profile, { landline: '010-62519999', address: PROFILE.address })
    assert.equal((await Certificate.currentOf(title)).id, certificate.id)

    const entry = await RegisterEntry.findByOrFail('kind', 'change')
    assert.equal(entry.before, '咨询电话：010-62510001；服务园区：中关村海淀园')
    assert.equal(entry.after, '咨询电话：010-62519999；服务园区：中关村海淀园、中关村科学城')
    assert.equal(entry.basis, request.reason)
    assert.equal(entry.signature, principal.name)
    const audit = await db.from('audit_entries').where('action', 'designation.changed').firstOrFail()
    assert.include(JSON.parse(audit.details), { before: entry.before, after: entry.after })
    const jobs = await db.from('outbox').where('job', 'tallies/recount')
    assert.lengthOf(jobs, 1)
    await drainOutbox()
    assert.include((await textsTo(handler))[0], request.number)
  })

  test('key facts go to the office and need a proof; the register says the old ones until then', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { operator, principal } = world.people
    const title = await titleOf(world)
    const path = `/designations/${title.id}/change-requests`
    const typed = await typedChange(world, { unitName: '燕麓大学知识产权信息中心', website: '' })
    const without = await post(client, path, operator, typed)
    without.assertStatus(422)
    without.assertTextIncludes('关键事项变更须上传证明材料')
    without.assertTextIncludes('燕麓大学知识产权信息中心')
    assert.isNull(await ChangeRequest.first())

    await post(client, path, operator, typed, true)
    const request = await ChangeRequest.firstOrFail()
    await client
      .post(`/change-requests/${request.id}/steps`)
      .form({ step: 'submit', version: request.version })
      .withCsrfToken()
      .loginAs(principal)
    await request.refresh()
    await title.refresh()
    assert.equal(request.state, 'submitted')
    assert.equal(title.name, '燕麓大学图书馆')
    assert.equal(title.profile.website, PROFILE.website)
    const [{ content }] = await db.from('submissions').where({ subject_type: 'change_request', round: 1 })
    assert.include(content, '变更通知书.pdf')
  })

  test('what cannot be is told at its field, all at once', async ({ client }) => {
    const world = await makeWorld()
    const { principal } = world.people
    const path = `/designations/${(await titleOf(world)).id}/change-requests`
    const CASES: [Record<string, unknown>, string][] = [
      [{}, '没有任何改动'],
      [{ uscc: world.organizations.chaoyang.uscc }, '已由其他单位使用'],
      [{ uscc: `${world.organizations.haidian.uscc.slice(0, 17)}0` }, '校验'],
      [{ districtCode: '110114' }, '请填写新的地址'],
      [{ landline: '13800000001' }, '北京固定电话'],
      [{ landline: '010-62519999', happenedOn: '2999-01-01' }, '不能晚于今天'],
      [{ landline: '010-62519999', reason: '搬' }, '情况说明至少需要 4 个字'],
    ]
    for (const [changed, sentence] of CASES) {
      const refused = await post(client, path, principal, await typedChange(world, changed), true)
      refused.assertStatus(422)
      refused.assertTextIncludes(sentence)
    }
  })

  test('the own code, typed with spaces, is no change', async ({ client }) => {
    const world = await makeWorld()
    const { uscc } = world.organizations.haidian
    const typed = await typedChange(world, { uscc: `${uscc.slice(0, 8).toLowerCase()} ${uscc.slice(8)}` })
    const path = `/designations/${(await titleOf(world)).id}/change-requests`
    const refused = await post(client, path, world.people.principal, typed)
    refused.assertTextIncludes('没有任何改动')
  })

  test('only the own institution asks, only its principal hands in, nobody else sees a draft', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { people } = world
    const title = await titleOf(world)
    const create = `/designations/${title.id}/change-requests/create`
    for (const [user, status] of [
      [people.haidianReviewer, 403],
      [people.handler, 403],
      [people.chaoyangPrincipal, 404],
      [people.administrator, 404],
    ] as const) {
      const refused = await client.get(create).loginAs(user)
      refused.assertStatus(status)
    }
    const request = await makeRequest(world, 'simple')
    const step = { step: 'submit', version: request.version }
    const byOperator = await client
      .post(`/change-requests/${request.id}/steps`)
      .form(step)
      .withCsrfToken()
      .loginAs(people.operator)
    byOperator.assertStatus(403)
    for (const user of [people.handler, people.haidianReviewer, people.chaoyangPrincipal]) {
      const unseen = await client.get(`/change-requests/${request.id}`).loginAs(user)
      unseen.assertStatus(404)
    }
    await request.refresh()
    assert.equal(request.state, 'prepared')

    const handedIn = await submittedRequest(world, 'suspension')
    for (const [user, status] of [
      [people.haidianReviewer, 200],
      [people.chaoyangReviewer, 404],
      [people.leader, 200],
    ] as const) {
      const page = await client.get(`/change-requests/${handedIn.id}`).loginAs(user)
      page.assertStatus(status)
    }
  })

  test('there is one open request of a kind, none for a title that has ended, and none twice', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { principal } = world.people
    const request = await makeRequest(world, 'simple')
    const title = await titleOf(world)
    const path = `/designations/${title.id}/change-requests`
    const typed = await typedChange(world, { landline: '010-62518888' })
    const second = await post(client, path, principal, typed)
    second.assertStatus(409)
    const act = (step: string, version = request.version) =>
      client.post(`/change-requests/${request.id}/steps`).form({ step, version }).withCsrfToken().loginAs(principal)
    await act('withdraw')
    await request.refresh()
    assert.equal(request.state, 'withdrawn')
    for (const step of ['submit', 'withdraw', 'resume']) {
      const refused = await act(step, request.version)
      refused.assertStatus(409)
    }
    await title.merge({ validUntil: title.validUntil.minus({ years: 4 }) }).save()
    const over = await post(client, path, principal, typed)
    over.assertStatus(409)
    assert.lengthOf(await ChangeRequest.all(), 1)
  })

  test('the institution edits what was returned and hands it in again; a colleague who was faster is not overwritten', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { operator } = world.people
    const request = await makeRequest(world, 'simple')
    const edit = await client.get(`/change-requests/${request.id}/edit`).loginAs(operator)
    edit.assertTextIncludes('010-62519999')
    const typed = await typedChange(world, { landline: '010-62517777' })
    const save = (version: number) =>
      post(client, `/change-requests/${request.id}?_method=PUT`, operator, { ...typed, version })
    await save(request.version)
    const late = await save(request.version)
    late.assertStatus(409)
    await request.refresh()
    assert.deepEqual(request.after, { landline: '010-62517777' })
  })

  test('the proof is seen by who sees the request, and is fixed once it was handed in', async ({ client }) => {
    const world = await makeWorld()
    const { people } = world
    const draft = await makeRequest(world, 'key')
    const proof = () => Attachment.query().where({ subjectType: 'change_request', subjectId: draft.id }).firstOrFail()
    const { id } = await proof()
    const unseen = await client.get(`/attachments/${id}`).loginAs(people.handler)
    unseen.assertStatus(404)
    await submitRequest(draft, actor(people.principal))
    for (const [user, status] of [
      [people.handler, 200],
      [people.haidianReviewer, 200],
      [people.chaoyangReviewer, 404],
      [people.chaoyangPrincipal, 404],
    ] as const) {
      const seen = await client.get(`/attachments/${id}`).loginAs(user)
      seen.assertStatus(status)
    }
    const late = await client.delete(`/attachments/${id}`).withCsrfToken().loginAs(people.operator)
    late.assertStatus(403)
  })
})

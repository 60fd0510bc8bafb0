import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { leaveMoment, standAt } from '#app/core/clock'
import ResultRequest from '#app/products/result_request'
import SharedResult from '#app/products/shared_result'
import { drainOutbox } from '#jobs/drain'
import { textsTo } from '#tests/support/notices'
import { makeRequest, makeResult, resultInput } from '#tests/support/products'
import { countQueries } from '#tests/support/queries'
import { makeWorld } from '#tests/world'

const at = '/products/shared-results'

test.group('Shared results', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('a point shares one, with something to use', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const post = (more: object) =>
      client
        .post(at)
        .form({ ...resultInput(), ...more })
        .withCsrfToken()
        .loginAs(people.operator)
    const empty = await post({ link: '' })
    empty.assertStatus(422)
    empty.assertTextIncludes('请上传文件或填写网址')
    const short = await post({ licence: '', permission: 'secret' })
    short.assertStatus(422)
    await post({})
    const result = await SharedResult.firstOrFail()
    assert.deepEqual([result.ownerName, result.state, result.uses], ['燕麓大学图书馆', 'shared', 0])
    const entry = await db.from('audit_entries').where('action', 'shared_result.shared').firstOrFail()
    assert.equal(entry.actor_id, people.operator.id)
  })

  test('a use counts once for a person and day', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const result = await makeResult(world)
    const use = (user: typeof people.operator) => client.get(`${at}/${result.id}/use`).loginAs(user).redirects(0)
    const first = await use(people.chaoyangPrincipal)
    first.assertHeader('location', 'https://data.example/hydrogen')
    await use(people.chaoyangPrincipal)
    await use(people.haidianReviewer)
    await result.refresh()
    assert.equal(result.uses, 2)
    standAt(new Date(Date.now() + 86_400_000))
    await use(people.chaoyangPrincipal)
    await result.refresh()
    assert.equal(result.uses, 3)
  })

  test('one to be asked for opens when its owner agrees, and both are told', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const result = await makeResult(world, { permission: 'on_request' })
    const use = () => client.get(`${at}/${result.id}/use`).loginAs(people.chaoyangPrincipal).redirects(0)
    const closed = await use()
    closed.assertStatus(403)
    assert.notInclude(closed.text(), '打开网址')
    const ask = () =>
      client
        .post(`${at}/${result.id}/requests`)
        .form({ purpose: '用于本区企业培训。' })
        .withCsrfToken()
        .loginAs(people.chaoyangPrincipal)
    await ask()
    const twice = await ask()
    twice.assertStatus(409)
    const request = await ResultRequest.firstOrFail()
    await drainOutbox()
    assert.include((await textsTo(people.principal))[0], '用于本区企业培训。')
    const home = await client.get('/home').loginAs(people.principal)
    home.assertTextIncludes('通惠科技情报所 许砚秋')

    const answer = (user: typeof people.operator) =>
      client
        .put(`${at}/${result.id}/requests/${request.id}`)
        .form({ ruling: 'grant', version: request.version })
        .withCsrfToken()
        .loginAs(user)
    for (const user of [people.chaoyangPrincipal, people.handler, people.haidianReviewer]) {
      const refused = await answer(user)
      refused.assertStatus(403)
    }
    await answer(people.operator)
    await drainOutbox()
    assert.include((await textsTo(people.chaoyangPrincipal))[0], '已获同意')
    const open = await use()
    open.assertHeader('location', 'https://data.example/hydrogen')
    const again = await answer(people.operator)
    again.assertStatus(409)
  })

  test('a refusal says why, and another request is possible', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const request = await makeRequest(world)
    const path = `${at}/${request.resultId}/requests`
    const refuse = (opinion: string) =>
      client
        .put(`${path}/${request.id}`)
        .form({ ruling: 'refuse', opinion, version: request.version })
        .withCsrfToken()
        .loginAs(people.principal)
    const silent = await refuse('')
    silent.assertStatus(422)
    await refuse('数据含合作方保密内容。')
    await drainOutbox()
    assert.include((await textsTo(people.chaoyangPrincipal))[0], '数据含合作方保密内容。')
    await client.post(path).form({ purpose: '只用公开字段。' }).withCsrfToken().loginAs(people.chaoyangPrincipal)
    assert.lengthOf(await ResultRequest.all(), 2)
  })

  test('its owner changes and withdraws it, nobody else; then the network sees it no more', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { people } = world
    const result = await makeResult(world)
    const withdraw = (user: typeof people.operator, opinion = '数据已过期。') =>
      client.delete(`${at}/${result.id}`).form({ opinion, version: result.version }).withCsrfToken().loginAs(user)
    for (const user of [people.chaoyangPrincipal, people.handler, people.haidianReviewer]) {
      const refused = await withdraw(user)
      refused.assertStatus(403)
      const edit = await client.get(`${at}/${result.id}/edit`).loginAs(user)
      edit.assertStatus(403)
    }
    const silent = await withdraw(people.principal, '')
    silent.assertStatus(422)
    await withdraw(people.principal)
    await result.refresh()
    assert.equal(result.state, 'withdrawn')
    const gone = await client.get(`${at}/${result.id}`).loginAs(people.chaoyangPrincipal)
    gone.assertStatus(404)
    const late = await client
      .put(`${at}/${result.id}`)
      .form({ ...resultInput(), version: result.version })
      .withCsrfToken()
      .loginAs(people.principal)
    late.assertStatus(409)
    const outsider = await client.get(at).loginAs(people.administrator)
    outsider.assertStatus(403)
  })

  test('the list sends as many statements for many rows as for one', async ({ client, assert }) => {
    const world = await makeWorld()
    const read = () => countQueries(async () => void (await client.get(at).loginAs(world.people.operator)))
    await makeResult(world)
    const one = await read()
    for (let n = 0; n < 4; n++) await makeResult(world)
    assert.equal((await read()).length, one.length)
  })
})

import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import db from '@adonisjs/lucid/services/db'
import limiter from '@adonisjs/limiter/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import ApiKey from '#app/api_keys/api_key'
import { revokeApiKey } from '#app/api_keys/api_key_workflow'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { leaveMoment, now, standAt } from '#app/core/clock'
import type User from '#app/users/user'
import { drainOutbox } from '#jobs/drain'
import keep from '#jobs/api_keys/keep'
import sweep from '#jobs/core/sweep'
import { makeApiKey } from '#tests/support/api_keys'
import { actor } from '#tests/support/applications'
import { cellsOf, download } from '#tests/support/downloads'
import { api } from '#tests/support/open_data'
import { makeUser, makeWorld, type World } from '#tests/world'

const inDays = (days: number) => addDays(beijingDay(), days)

const typed = (more: object = {}) => ({
  'keyHolder': '京城通 网点查询服务',
  'contactUnit': '市政务服务数据中心 应用处',
  'purpose': '在城市服务平台上展示网点信息。',
  'scopes[]': 'points:read',
  'perMinute': '600',
  'expiresOn': inDays(365),
  ...more,
})

const post = (client: ApiClient, user: User, path: string, form: object) =>
  client.post(path).header('accept', 'text/html').form(form).withCsrfToken().loginAs(user).redirects(0)

/** The page that a browser is led to, with the same session. */
async function pageAfter(client: ApiClient, user: User, response: any) {
  return client.get(response.header('location')).loginAs(user).withFlashMessages(response.flashMessages())
}

const others = ({ people }: World) => [
  people.head,
  people.handler,
  people.leader,
  people.haidianReviewer,
  people.principal,
  people.experts[0],
]

test.group('An administrator', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => limiter.clear())
  group.each.teardown(() => leaveMoment())

  test('gives out a key: it is shown once, on record without the secret, and works', async ({ client, assert }) => {
    const { administrator } = (await makeWorld()).people
    const response = await post(client, administrator, '/api-keys', typed())
    response.assertStatus(302)
    const key = await ApiKey.firstOrFail()
    response.assertHeader('location', `/api-keys/${key.id}`)
    assert.include(key.$attributes, { holder: '京城通 网点查询服务', perMinute: 600, state: 'active' })
    assert.deepEqual(key.scopes, ['points:read'])

    const flashed = JSON.stringify(response.flashMessages())
    assert.notMatch(flashed, /jz_[\w-]{43}/)
    const page = await pageAfter(client, administrator, response)
    const [secret] = /jz_[\w-]{43}/.exec(page.text())!
    assert.equal(secret.slice(0, 11), key.prefix)
    ;(await api(client, 'points', secret)).assertStatus(200)

    const again = await client.get(`/api-keys/${key.id}`).loginAs(administrator)
    assert.notInclude(again.text(), secret)
    assert.include(again.text(), key.prefix)
    const entry = await db.from('audit_entries').where('action', 'api_key.issued').firstOrFail()
    assert.include(entry, { subject_type: 'api_key', subject_id: key.id, actor_id: administrator.id })
    assert.notInclude(entry.details, secret)
  })

  for (const [field, value, words] of [
    ['keyHolder', '', '请填写使用单位和系统。'],
    ['contactUnit', '', '联系单位'],
    ['purpose', '查', '用途'],
    ['scopes[]', 'everything', '权限'],
    ['scopes[]', '', '权限'],
    ['perMinute', '0', '每分钟次数上限'],
    ['perMinute', '100000', '每分钟次数上限'],
    ['expiresOn', '', '有效期'],
    ['expiresOn', inDays(0), `有效期至应在 ${inDays(1)} 至 ${inDays(365)} 之间。`],
    ['expiresOn', inDays(366), `有效期至应在 ${inDays(1)} 至 ${inDays(365)} 之间。`],
  ]) {
    test(`${field} “${value}” is named at its field and nothing is given out`, async ({ client, assert }) => {
      const { administrator } = (await makeWorld()).people
      const form = Object.entries({ ...typed(), [field]: value }).filter(([, content]) => content !== '')
      const response = await post(client, administrator, '/api-keys', Object.fromEntries(form))
      response.assertStatus(422)
      response.assertTextIncludes(words)
      if (field !== 'keyHolder') response.assertTextIncludes('京城通 网点查询服务')
      assert.isEmpty(await ApiKey.all())
      assert.isEmpty(await db.from('audit_entries').where('subject_type', 'api_key'))
    })
  }

  test('rotates a key: another secret, another term, one line in the trail', async ({ client, assert }) => {
    const { administrator } = (await makeWorld()).people
    const { key, secret } = await makeApiKey(administrator)
    const form = { version: key.version, expiresOn: inDays(200) }
    const response = await post(client, administrator, `/api-keys/${key.id}/rotations`, form)
    response.assertStatus(302)
    const page = await pageAfter(client, administrator, response)
    const [newer] = /jz_[\w-]{43}/.exec(page.text())!
    assert.notEqual(newer, secret)
    await key.refresh()
    assert.equal(key.expiresOn.toISODate(), inDays(200))
    assert.equal(key.prefix, newer.slice(0, 11))
    assert.lengthOf(await db.from('audit_entries').where('action', 'api_key.rotated'), 1)

    const late = await post(client, administrator, `/api-keys/${key.id}/rotations`, form)
    late.assertStatus(409)
    const bad = await post(client, administrator, `/api-keys/${key.id}/rotations`, {
      version: 1,
      expiresOn: inDays(-1),
    })
    bad.assertStatus(422)
  })

  test('revokes a key with a reason; then nothing more can be done with it', async ({ client, assert }) => {
    const { administrator } = (await makeWorld()).people
    const { key, secret } = await makeApiKey(administrator)
    const revoke = (form: object) => post(client, administrator, `/api-keys/${key.id}/revocations`, form)
    ;(await revoke({ version: 0 })).assertStatus(422)
    ;(await api(client, 'points', secret)).assertStatus(200)
    ;(await revoke({ version: 0, revocationReason: '项目结束' })).assertStatus(302)
    await key.refresh()
    assert.equal(key.state, 'revoked')
    const entry = await db.from('audit_entries').where('action', 'api_key.revoked').firstOrFail()
    assert.include(entry.details, '项目结束')
    ;(await revoke({ version: 1, revocationReason: '项目结束' })).assertStatus(409)
    const rotation = { version: 1, expiresOn: inDays(10) }
    ;(await post(client, administrator, `/api-keys/${key.id}/rotations`, rotation)).assertStatus(409)
    const page = await client.get(`/api-keys/${key.id}`).loginAs(administrator)
    page.assertTextIncludes('密钥已作废，不能再使用或更换')
  })

  test('sees who uses keys, how often and until when, and takes the list out', async ({ client, assert }) => {
    const { administrator } = (await makeWorld()).people
    const { secret } = await makeApiKey(administrator)
    const { key: other } = await makeApiKey(administrator, { holder: '另一平台' })
    await revokeApiKey(other, actor(administrator), { version: 0, reason: '停用' })
    for (let n = 0; n < 3; n++) await api(client, 'points', secret)
    const list = await client.get('/api-keys?standing=active').loginAs(administrator)
    list.assertTextIncludes('京城通 网点查询服务')
    assert.notInclude(list.text(), '另一平台')
    const ended = await client.get('/api-keys?standing=revoked').loginAs(administrator)
    ended.assertTextIncludes('另一平台')
    const found = await client.get('/api-keys?q=另一&scope=points:sync').loginAs(administrator)
    assert.notInclude(found.text(), '京城通')
    const { rows } = await cellsOf((await download(client, '/api-keys/view.xlsx?q=京城通', administrator)).body())
    assert.equal(rows.at(-1)!.at(-1), 3)
    assert.notInclude(JSON.stringify(rows), secret)
  })

  test('nobody else sees, gives out, rotates or revokes a key', async ({ client, assert }) => {
    const world = await makeWorld()
    const { key } = await makeApiKey(world.people.administrator)
    for (const user of others(world)) {
      for (const path of ['/api-keys', '/api-keys/create', `/api-keys/${key.id}`, '/api-keys/view.xlsx'])
        (await client.get(path).loginAs(user)).assertStatus(403)
      ;(await post(client, user, '/api-keys', typed())).assertStatus(403)
      const change = { version: 0, expiresOn: inDays(9), revocationReason: '试试看' }
      for (const act of ['rotations', 'revocations'])
        (await post(client, user, `/api-keys/${key.id}/${act}`, change)).assertStatus(403)
    }
    await key.refresh()
    assert.include(key.$attributes, { state: 'active', version: 0 })
    assert.lengthOf(await ApiKey.all(), 1)
    ;(await client.get('/api-keys').redirects(0)).assertStatus(302)
  })

  test('is told fourteen days before a key ends, once for each term', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const colleague = await makeUser('殷晚舟', ['administrator'])
    const { key } = await makeApiKey(people.administrator, { expiresOn: inDays(30) })
    await makeApiKey(people.administrator, { expiresOn: inDays(200) })
    const told = async () => {
      await keep()
      await drainOutbox()
      return (await db.from('notifications').where('event', 'api_key.expiring').orderBy('id')).map(
        ({ user_id: id }) => id
      )
    }
    assert.isEmpty(await told())
    standAt(new Date(now().getTime() + 16 * 86_400_000))
    const both = [people.administrator.id, colleague.id]
    assert.sameMembers(await told(), both)
    assert.sameMembers(await told(), both)
    const entry = await db.from('audit_entries').where('action', 'api_key.expiring').firstOrFail()
    assert.include(entry, { subject_id: key.id, actor_id: null, actor_name: 'key_keeper' })
    await key.refresh()
    const form = { version: 0, expiresOn: inDays(10) }
    ;(await post(client, people.administrator, `/api-keys/${key.id}/rotations`, form)).assertStatus(302)
    assert.lengthOf(await told(), 4)
  })

  test('old counts of calls are forgotten', async ({ client, assert }) => {
    const { secret } = await makeApiKey((await makeWorld()).people.administrator, { expiresOn: inDays(365) })
    await api(client, 'points', secret)
    standAt(new Date(now().getTime() + 401 * 86_400_000))
    await sweep()
    assert.isEmpty(await db.from('api_key_days'))
  })
})

import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import limiter from '@adonisjs/limiter/services/main'
import db from '@adonisjs/lucid/services/db'
import { programOf } from '#app/api_keys/api_actor'
import ApiMiddleware from '#app/api_keys/api_middleware'
import { revokeApiKey, rotateApiKey } from '#app/api_keys/api_key_workflow'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { leaveMoment, now, standAt } from '#app/core/clock'
import settings from '#config/api_keys'
import { makeApiKey } from '#tests/support/api_keys'
import { actor } from '#tests/support/applications'
import { anotherPoint, api, openWorld } from '#tests/support/open_data'
import { settingsBackThen } from '#tests/support/settings'
import { countQueries } from '#tests/support/queries'
import { makeWorld } from '#tests/world'

const SINCE = 'since=2020-01-01T00:00:00Z'

test.group('What lets a program in', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => limiter.clear())
  group.each.setup(() => settingsBackThen(settings))
  group.each.teardown(() => leaveMoment())

  const later = (days: number) => standAt(new Date(now().getTime() + days * 86_400_000))

  test('a key opens what its scopes say, and more than nobody', async ({ client, assert }) => {
    const world = await makeWorld()
    const { point, mobile, ended, revoked } = await openWorld(world)
    const { administrator } = world.people
    const { secret } = await makeApiKey(administrator, { scopes: ['points:read', 'points:sync'] })

    const nobody = await api(client, `point-changes?${SINCE}`)
    nobody.assertStatus(401)
    nobody.assertHeader('www-authenticate', 'Bearer realm="jingzhi"')
    const changes = (await api(client, `point-changes?${SINCE}`, secret)).body().data
    assert.deepEqual(
      changes.map((change: any) => [change.id, change.in_force, change.point?.id ?? null]),
      [
        [point.id, true, point.id],
        [mobile.id, true, mobile.id],
        [ended.id, false, null],
        [revoked.id, false, null],
      ]
    )
    ;(await api(client, 'points?limit=1000')).assertStatus(400)
    ;(await api(client, 'points?limit=1000', secret)).assertStatus(200)
    const lacking = await api(client, 'notices', secret)
    lacking.assertStatus(403)
    assert.include(lacking.body().detail, 'notices:read')
    ;(await api(client, 'notices')).assertStatus(200)
  })

  test('a term that ends by itself is a change, too', async ({ client, assert }) => {
    const world = await makeWorld()
    const { secret } = await makeApiKey(world.people.administrator)
    const point = await anotherPoint()
    await db.from('designations').update({ updated_at: '2020-01-01 00:00:00', valid_until: beijingDay() })
    const changed = async (since: Date) =>
      (await api(client, `point-changes?since=${encodeURIComponent(since.toISOString())}`, secret)).body().data
    const today = now()
    assert.isEmpty(await changed(today))
    later(1)
    assert.deepEqual(await changed(today), [{ id: point.id, in_force: false, point: null }])
    const lastModified = Date.parse((await api(client, 'points')).header('last-modified')!)
    assert.isAbove(lastModified, today.getTime() - 86_400_000)
    const tomorrow = now()
    later(1)
    assert.isEmpty(await changed(tomorrow))
  })

  test('an address of another module may be for keys only, and its act is in the name of the holder', async ({
    assert,
  }) => {
    const { administrator } = (await makeWorld()).people
    const enter = async (secret?: string) => {
      const ctx = await testUtils.createHttpContext()
      if (secret) ctx.request.request.headers.authorization = `Bearer ${secret}`
      let name = ''
      const act = async () => void (name = programOf(ctx).name)
      await new ApiMiddleware().handle(ctx, act, { scope: 'figures:write' })
      return name
    }
    const { secret } = await makeApiKey(administrator, { scopes: ['figures:write'], holder: '活动报名平台' })
    const { secret: reader } = await makeApiKey(administrator)
    assert.equal(await enter(secret), 'API 活动报名平台')
    await assert.rejects(() => enter(reader), 'scope_missing')
    await assert.rejects(() => enter(), 'key_needed')
  })

  test('a wrong key is refused without a word about what is wrong with it', async ({ client, assert }) => {
    const { secret } = await makeApiKey((await makeWorld()).people.administrator)
    const almost = secret.slice(0, -1) + (secret.endsWith('A') ? 'B' : 'A')
    const bodies = []
    for (const wrong of [almost, 'jz_none', `jz_${'x'.repeat(43)}`, '']) {
      const response = await api(client, 'points').header('Authorization', `Bearer ${wrong}`)
      response.assertStatus(401)
      const { instance, ...rest } = response.body()
      bodies.push(JSON.stringify(rest))
    }
    assert.lengthOf(new Set(bodies), 1)
    ;(await api(client, 'points').header('Authorization', 'Basic eDp5')).assertStatus(401)
  })

  test('an expired and a revoked key are told so', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const { secret, key } = await makeApiKey(people.administrator, { expiresOn: addDays(beijingDay(), 1) })
    ;(await api(client, 'points', secret)).assertStatus(200)
    later(1)
    ;(await api(client, 'points', secret)).assertStatus(200)
    later(1)
    const expired = await api(client, 'points', secret)
    expired.assertStatus(401)
    assert.equal(expired.body().title, '密钥已过期')
    leaveMoment()
    await revokeApiKey(key, actor(people.administrator), { version: 0, reason: '停止使用' })
    const revoked = await api(client, 'points', secret)
    revoked.assertStatus(401)
    assert.equal(revoked.body().title, '密钥已作废')
  })

  test('after a rotation the old secret goes on for some days, after a revocation neither', async ({ client }) => {
    const { people } = await makeWorld()
    const by = actor(people.administrator)
    const { secret, key } = await makeApiKey(people.administrator)
    const newer = await rotateApiKey(key, by, { version: 0, expiresOn: addDays(beijingDay(), 365) })
    for (const works of [secret, newer]) (await api(client, 'points', works)).assertStatus(200)
    later(4)
    ;(await api(client, 'points', secret)).assertStatus(401)
    ;(await api(client, 'points', newer)).assertStatus(200)
    leaveMoment()
    await revokeApiKey(key, by, { version: 1, reason: '停止使用' })
    for (const dead of [secret, newer]) (await api(client, 'points', dead)).assertStatus(401)
  })

  test('of a secret only the hash is in the database', async ({ client, assert }) => {
    const { secret, key } = await makeApiKey((await makeWorld()).people.administrator)
    await api(client, 'points', secret)
    const tables = await Promise.all(
      ['api_keys', 'api_key_days', 'audit_entries', 'outbox', 'rate_limits', 'sessions'].map((table) => db.from(table))
    )
    assert.notInclude(JSON.stringify(tables), secret)
    assert.notInclude(JSON.stringify(tables), secret.slice(0, 20))
    assert.equal(key.prefix, secret.slice(0, 11))
  })

  test('an address without a key may ask so often, with a key more, and is told when to come again', async ({
    client,
    assert,
  }) => {
    Object.assign(settings, { anonymousPerMinute: 2 })
    const { people } = await makeWorld()
    const { secret } = await makeApiKey(people.administrator, { perMinute: 3 })
    const first = await api(client, 'points')
    assert.deepEqual([first.header('ratelimit-limit'), first.header('ratelimit-remaining')], ['2', '1'])
    assert.isAtMost(Number(first.header('ratelimit-reset')), 60)
    ;(await api(client, 'notices')).assertStatus(200)
    for (const path of ['points', '/open-data/points.csv', 'openapi.json']) {
      const much = await api(client, path)
      much.assertStatus(429)
      assert.equal(much.header('ratelimit-remaining'), '0')
      assert.isAbove(Number(much.header('retry-after')), 0)
      assert.include(much.body().detail, '每分钟最多 2 次')
    }
    for (let n = 0; n < 3; n++) (await api(client, 'points', secret)).assertStatus(200)
    ;(await api(client, 'points', secret)).assertStatus(429)
  })

  test('wrong keys count against the address, so that nobody tries them in numbers', async ({ client }) => {
    Object.assign(settings, { anonymousPerMinute: 2 })
    for (const status of [401, 401, 429]) (await api(client, 'points', `jz_${'y'.repeat(43)}`)).assertStatus(status)
  })

  test('calls are counted by day and by nothing else', async ({ client, assert }) => {
    const { secret, key } = await makeApiKey((await makeWorld()).people.administrator)
    for (let n = 0; n < 3; n++) await api(client, 'points', secret)
    later(1)
    await api(client, 'points', secret)
    const days = await db.from('api_key_days').orderBy('id').select('api_key_id', 'calls')
    assert.deepEqual(
      days.map((day) => ({ ...day })),
      [
        { api_key_id: key.id, calls: 3 },
        { api_key_id: key.id, calls: 1 },
      ]
    )
  })

  test('statements for an answer are as many for twelve points as for two, and few', async ({ client, assert }) => {
    const world = await makeWorld()
    await openWorld(world)
    const { secret } = await makeApiKey(world.people.administrator)
    const PATHS = ['points', 'notices', 'recognitions', 'statistics', `point-changes?${SINCE}`, '/open-data/points.csv']
    const count = async (path: string) =>
      (await countQueries(async () => void (await api(client, path, secret)))).length
    for (const path of PATHS) await count(path)
    const few = []
    for (const path of PATHS) few.push(await count(path))
    for (let n = 0; n < 10; n++) await anotherPoint()
    for (const [index, path] of PATHS.entries()) {
      const many = await count(path)
      assert.isAtMost(many, few[index], path)
      assert.isAtMost(many, 9, path)
    }
  })
})

import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { test } from '@japa/runner'
import { configProvider } from '@adonisjs/core'
import app from '@adonisjs/core/services/app'
import emitter from '@adonisjs/core/services/emitter'
import limiter from '@adonisjs/limiter/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { Session } from '@adonisjs/session'
import sessionConfig from '#config/session'
import { beginSession, endAllSessions, endSession, openSessionsOf } from '#app/accounts/open_sessions'
import type User from '#app/users/user'
import { actor } from '#tests/support/applications'
import { emptyTables } from '#tests/support/empty_tables'
import { countQueries } from '#tests/support/queries'
import { actsOn, lettersTo, withSecondFactor } from '#tests/support/second_factors'
import { makeUser, makeWorld } from '#tests/world'

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36'
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0'

/** A page of a browser, with sessions as they are kept in production. */
async function visit(cookie: string, work: (ctx: HttpContext) => unknown = () => {}, agent = CHROME) {
  const config = (await configProvider.resolve<any>(app, sessionConfig))!
  const req = Object.assign(new IncomingMessage(new Socket()), {
    method: 'GET',
    headers: { cookie, 'user-agent': agent },
  })
  const ctx = await testUtils.createHttpContext({ req })
  ctx.request.ip = () => '203.0.113.77'
  ctx.session = new Session(config, config.stores.database, emitter, ctx)
  await ctx.session.initiate(false)
  await work(ctx)
  await ctx.session.commit()
  const [set] = [ctx.response.getHeader('set-cookie') ?? []].flat().map(String)
  return { id: ctx.session.sessionId, cookie: set?.split(';')[0] ?? cookie, values: ctx.session.all() }
}

const signedIn = (user: User, agent?: string) =>
  visit(
    '',
    (ctx) => {
      ctx.session.put('auth_web', user.id)
      ctx.session.regenerate()
      beginSession(ctx, user)
    },
    agent
  )

test.group('Where somebody is signed in', (group) => {
  group.each.setup(emptyTables)
  group.each.setup(() => limiter.clear())
  group.teardown(emptyTables)

  test('is said in words, with this one marked and in two statements', async ({ assert }) => {
    const [user, other] = [await makeUser('沈怀瑾', ['bureau_handler']), await makeUser('高一鸣', ['division_head'])]
    const here = await signedIn(user)
    await signedIn(user, FIREFOX)
    await signedIn(other)
    const begun = Date.now()
    let sessions: Awaited<ReturnType<typeof openSessionsOf>> = []
    const sent = await countQueries(async () => (sessions = await openSessionsOf(user, here.id)))
    assert.lengthOf(sent, 1)
    assert.deepEqual(
      sessions.map(({ browser, system, ip, isThis }) => [browser, system, ip, isThis]),
      [
        ['chrome', 'windows', '203.0.113.*', true],
        ['firefox', 'linux', '203.0.113.*', false],
      ]
    )
    assert.closeTo(sessions[0].begunAt!.getTime(), begun, 10_000)
    assert.closeTo(sessions[0].seenAt.getTime(), begun, 10_000)
    assert.notInclude(JSON.stringify(sessions), here.id)
  })

  test('an ended one is over at once, also for a page that was just being made', async ({ assert }) => {
    const user = await makeUser('沈怀瑾', ['bureau_handler'])
    const [here, there] = [await signedIn(user), await signedIn(user, FIREFOX)]
    const [own, { key }] = await openSessionsOf(user, here.id)
    assert.isFalse(await endSession(user, own.key, actor(user), here.id))
    await visit(there.cookie, async ({ session }) => {
      assert.isTrue(await endSession(user, key, actor(user)))
      session.put('draft', 'x')
    })
    assert.isEmpty((await visit(there.cookie)).values)
    assert.deepInclude((await visit(here.cookie)).values, { auth_web: user.id })
    assert.isFalse(await endSession(user, key, actor(user)))
    assert.deepEqual(await actsOn(user), ['user.session_ended'])
  })

  test('ended everywhere they are no longer let in, nor listed', async ({ assert }) => {
    const user = await makeUser('沈怀瑾', ['bureau_handler'])
    const { cookie } = await signedIn(user)
    await endAllSessions(user, 'user.sessions_ended', actor(user))
    assert.isEmpty((await visit(cookie)).values)
    await signedIn(user)
    assert.isEmpty(await openSessionsOf(await user.refresh()))
  })

  test('the page signs out one or all others, and nobody else’s', async ({ client, assert }) => {
    const [user, other] = [await makeUser('沈怀瑾', ['bureau_handler']), await makeUser('高一鸣', ['division_head'])]
    await signedIn(user)
    await signedIn(user, FIREFOX)
    const foreign = await signedIn(other)
    const page = await client.get('/account/security').loginAs(user)
    assert.include(page.text(), 'Chrome 浏览器 · Windows 电脑')
    const [, path] = /action="(\/account\/sessions\/\w+)\?/.exec(page.text())!
    const one = await client.delete(path).loginAs(user).withCsrfToken().redirects(0)
    one.assertHeader('location', '/account/security')
    assert.lengthOf(await openSessionsOf(user), 1)

    const [theirs] = await openSessionsOf(other)
    const refused = await client.delete(`/account/sessions/${theirs.key}`).loginAs(user).withCsrfToken().redirects(0)
    refused.assertStatus(404)

    const all = await client.delete('/account/sessions').loginAs(user).withCsrfToken().redirects(0)
    all.assertHeader('location', '/account/security')
    const epoch = all.session('epoch')
    await user.refresh()
    assert.equal(epoch, user.sessionEpoch)
    const stays = await client.get('/account').withSession({ epoch }).loginAs(user).redirects(0)
    stays.assertStatus(200)
    const out = await client.get('/account').withSession({ epoch: 0 }).loginAs(user).redirects(0)
    out.assertHeader('location', '/sign-in')
    assert.deepInclude((await visit(foreign.cookie)).values, { auth_web: other.id })
    assert.deepEqual(await actsOn(user), ['user.session_ended', 'user.other_sessions_ended'])
  })
})

test.group('An administrator and the account of a colleague', (group) => {
  group.each.setup(emptyTables)
  group.each.setup(() => limiter.clear())
  group.teardown(emptyTables)

  const remove = (client: any, by: User, path: string, form = {}) =>
    client.delete(path).form(form).loginAs(by).withCsrfToken().redirects(0)

  test('resets the second factor with a reason, which ends all sessions and is told by mail', async ({
    client,
    assert,
  }) => {
    const { people } = await makeWorld()
    await withSecondFactor(people.handler)
    const path = `/users/${people.handler.id}/second-factor`
    const page = await client.get(`/users/${people.handler.id}/security`).loginAs(people.administrator)
    assert.include(page.text(), '已开启')
    const on = await client.get('/users?second_factor=yes').loginAs(people.administrator)
    assert.include(on.text(), `>${people.handler.email}<`)
    assert.notInclude(on.text(), `>${people.head.email}<`)
    const off = await client.get('/users?second_factor=no').loginAs(people.administrator)
    assert.notInclude(off.text(), `>${people.handler.email}<`)
    const without = await remove(client, people.administrator, path, { reason: ' ' })
    without.assertStatus(422)

    const reason = '手机遗失，已当面核实'
    const done = await remove(client, people.administrator, path, { reason })
    done.assertHeader('location', `/users/${people.handler.id}/security`)
    const twice = await remove(client, people.administrator, path, { reason })
    twice.assertStatus(409)
    assert.isEmpty(await db.from('second_factors'))
    assert.isEmpty(await db.from('recovery_codes'))
    const old = await client.get('/home').withSession({ epoch: 0 }).loginAs(people.handler).redirects(0)
    old.assertHeader('location', '/sign-in')
    const entry = await db.from('audit_entries').where('action', 'user.second_factor_reset').firstOrFail()
    assert.equal(entry.actor_id, people.administrator.id)
    assert.deepEqual(JSON.parse(entry.details), { opinion: reason })
    assert.deepEqual(await lettersTo(people.handler), ['second_factor_on', 'second_factor_reset'])
  })

  test('signs somebody out everywhere', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const { cookie } = await signedIn(people.handler)
    const done = await remove(client, people.administrator, `/users/${people.handler.id}/sessions`)
    done.assertHeader('location', `/users/${people.handler.id}/security`)
    assert.isEmpty((await visit(cookie)).values)
    assert.deepEqual(await actsOn(people.handler), ['user.sessions_ended'])
  })

  test('nobody else does, and administrators not for themselves', async ({ client, assert }) => {
    const { people } = await makeWorld()
    await withSecondFactor(people.handler)
    const paths = (user: User) => [`/users/${user.id}/second-factor`, `/users/${user.id}/sessions`]
    for (const by of [people.handler, people.head, people.leader, people.principal, people.experts[0]]) {
      const page = await client.get(`/users/${people.handler.id}/security`).loginAs(by)
      page.assertStatus(403)
      for (const path of paths(people.handler)) {
        const act = await remove(client, by, path, { reason: '手机遗失' })
        act.assertStatus(403)
      }
    }
    for (const path of paths(people.administrator)) {
      const act = await remove(client, people.administrator, path, { reason: '手机遗失' })
      act.assertStatus(403)
    }
    assert.lengthOf(await db.from('second_factors'), 1)
    assert.equal((await people.handler.refresh()).sessionEpoch, 0)
  })
})

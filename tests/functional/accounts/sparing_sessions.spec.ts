import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { test } from '@japa/runner'
import { configProvider } from '@adonisjs/core'
import app from '@adonisjs/core/services/app'
import emitter from '@adonisjs/core/services/emitter'
import encryption from '@adonisjs/core/services/encryption'
import testUtils from '@adonisjs/core/services/test_utils'
import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { Session } from '@adonisjs/session'
import sessionConfig from '#config/session'
import { markRead } from '#app/notifications/mark_read'
import { countUnread } from '#app/notifications/unread'
import { toldOften } from '#tests/support/notices'
import { countQueries } from '#tests/support/queries'
import { makeWorld } from '#tests/world'

const MINUTE = 60_000
const AGE = 120 * MINUTE

/** A page of a browser that sends these cookies, with sessions as they are kept in production. */
async function visit(cookie: string, work: (ctx: HttpContext) => void = () => {}, method = 'GET') {
  const config = (await configProvider.resolve<any>(app, sessionConfig))!
  const req = Object.assign(new IncomingMessage(new Socket()), { method, headers: { cookie } })
  const ctx = await testUtils.createHttpContext({ req })
  const sent = await countQueries(async () => {
    ctx.session = new Session(config, config.stores.database, emitter, ctx)
    await ctx.session.initiate(false)
    work(ctx)
    await ctx.session.commit()
  })
  const [set] = [ctx.response.getHeader('set-cookie') ?? []].flat().map(String)
  return { ctx, set, values: ctx.session.all(), sent, written: sent.filter((sql) => !sql.startsWith('select')) }
}

const signIn =
  (id = 5) =>
  ({ session }: HttpContext) => {
    session.put('auth_web', id)
    session.regenerate()
  }

async function signedIn(id?: number) {
  const { set } = await visit('', signIn(id))
  return set.split(';')[0]
}

const endOf = async () => new Date((await db.from('sessions').firstOrFail()).expires_at).getTime()
const endIn = (ms: number) => db.from('sessions').update({ expires_at: new Date(Date.now() + ms) })

test.group('A session in the database', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('is left as it is by a page that only shows, and no shared cache keeps the page', async ({ assert }) => {
    const cookie = await signedIn()
    const page = await visit(cookie)
    assert.deepEqual(page.values, { auth_web: 5 })
    assert.isUndefined(page.set)
    assert.isEmpty(page.written)
    assert.equal(page.ctx.response.getHeader('cache-control'), 'private, no-cache')
    const own = await visit(cookie, ({ response }) => void response.header('Cache-Control', 'no-store'))
    assert.equal(own.ctx.response.getHeader('cache-control'), 'no-store')
  })

  test('is prolonged every few minutes, with the cookie, so that it never ends while it is used', async ({
    assert,
  }) => {
    const cookie = await signedIn()
    await endIn(AGE - 4 * MINUTE)
    assert.isUndefined((await visit(cookie)).set)

    await endIn(AGE - 6 * MINUTE)
    const { set } = await visit(cookie)
    assert.equal(set.split(';')[0], cookie)
    assert.match(set, /Max-Age=7200;.*HttpOnly/)
    assert.isAtLeast(await endOf(), Date.now() + AGE - MINUTE)
    assert.isUndefined((await visit(cookie)).set)
  })

  test('that was not used for its time is over, whatever the browser still sends', async ({ assert }) => {
    const cookie = await signedIn()
    await endIn(-1000)
    const { values } = await visit(cookie)
    assert.isEmpty(values)
  })

  test('is written with its cookie when something changed', async ({ assert }) => {
    const cookie = await signedIn()
    const { set } = await visit(cookie, ({ session }) => session.put('epoch', 1))
    assert.equal(set.split(';')[0], cookie)
    assert.deepEqual((await visit(cookie)).values, { auth_web: 5, epoch: 1 })
  })

  test('tells something on the next page, once', async ({ assert }) => {
    const cookie = await signedIn()
    const act = await visit(cookie, ({ session }) => session.flash('success', '已受理'))
    const told = [act.ctx.response.getHeader('set-cookie')].flat().map((line) => String(line).split(';')[0])
    const page = await visit(told.join('; '))
    assert.equal(page.ctx.session.flashMessages.get('success'), '已受理')
    assert.isEmpty(page.written)
    assert.match(String(page.ctx.response.getHeader('set-cookie')), /jingzhi-told=; Max-Age=0/)
  })

  test('has another name after signing in, and the one before is worth nothing', async ({ assert }) => {
    const guest = await visit('', ({ session }) => session.put('csrf-secret', 'x'))
    const before = guest.set.split(';')[0]
    await visit(before)
    const { set } = await visit(before, signIn())
    const after = set.split(';')[0]
    assert.notEqual(after, before)
    assert.deepEqual((await visit(after)).values, { 'csrf-secret': 'x', 'auth_web': 5 })
    assert.isEmpty((await visit(before)).values)
    assert.lengthOf(await db.from('sessions'), 1)
  })

  test('is gone after signing out, though its cookie was genuine a moment ago', async ({ assert }) => {
    const cookie = await signedIn()
    assert.deepEqual((await visit(cookie)).values, { auth_web: 5 })
    await visit(cookie, ({ session }) => session.clear())
    assert.isEmpty(await db.from('sessions'))
    assert.isEmpty((await visit(cookie)).values)
  })

  test('says how much its person has not read in the statement that reads it, once it is known whose it is', async ({
    assert,
  }) => {
    const { people } = await makeWorld()
    const unread = async (cookie: string, method = 'GET') => {
      const { ctx, sent } = await visit(cookie, () => {}, method)
      assert.lengthOf(sent, 1)
      return ctx.unread
    }
    await toldOften(people.principal, 3)
    const [principal, operator] = [await signedIn(people.principal.id), await signedIn(people.operator.id)]
    assert.deepEqual([await unread(principal), await unread(operator)], [undefined, undefined])
    assert.deepEqual([await unread(principal), await unread(operator)], [3, 0])
    assert.isUndefined(await unread(principal, 'POST'))

    await markRead(people.principal.id)
    assert.equal(await unread(principal), 0)
    await toldOften(people.principal, 102)
    assert.deepEqual([await unread(principal), await countUnread(people.principal.id)], [100, 100])
  })

  test('is not opened by a cookie that was not signed here', async ({ assert }) => {
    const cookie = await signedIn()
    const [name, value] = cookie.split('=')
    await visit(cookie)
    const forged = [
      `${name}=${value.slice(0, -1)}${value.endsWith('A') ? 'B' : 'A'}`,
      `${name}=${(await db.from('sessions').firstOrFail()).id}`,
      `${name}-told=${value}`,
      `other=${value}`,
    ]
    for (const sent of forged) assert.isEmpty((await visit(sent)).values, sent)
  })
})

test.group('A signed cookie', () => {
  test('is verified once, and each that is another one', async ({ assert, cleanup }) => {
    const verifier = encryption.use().getMessageVerifier()
    const { unsign } = verifier
    let asked = 0
    verifier.unsign = (...sent) => (asked++, unsign.apply(verifier, sent) as any)
    cleanup(() => void Object.assign(verifier, { unsign }))
    const read = async (cookie: string) => {
      const req = Object.assign(new IncomingMessage(new Socket()), { headers: { cookie } })
      return (await testUtils.createHttpContext({ req })).request.cookie('mark', 'none')
    }
    const sealed = (value: unknown) => `mark=s:${verifier.sign(value, undefined, 'mark')}`

    const [one, two, list] = [sealed('one'), sealed('two'), sealed([1])]
    for (const [cookie, value] of [
      [one, 'one'],
      [one, 'one'],
      [two, 'two'],
      [one, 'one'],
    ])
      assert.equal(await read(cookie), value)
    assert.equal(asked, 2)
    assert.deepEqual([await read(list), await read(list), asked], [[1], [1], 4])
    assert.deepEqual([await read('mark=s:x'), await read(`${one}x`), await read('')], ['none', 'none', 'none'])
    const elsewhere = `mark=s:${verifier.sign('one', undefined, 'other')}`
    assert.equal(await read(elsewhere), 'none')
  })
})

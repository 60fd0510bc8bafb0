import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import limiter from '@adonisjs/limiter/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import settings from '#config/passwords'
import { leaveMoment, standAt } from '#app/core/clock'
import type User from '#app/users/user'
import { actsOn, codeIn, requireSecondFactor, withSecondFactor } from '#tests/support/second_factors'
import { makeUser, PASSWORD } from '#tests/world'

const START = new Date('2026-11-02T04:00:05Z')
const dayLater = (days: number) => standAt(new Date(START.getTime() + days * 86_400_000))
const DJBH3 = { longestDays: 90, notAmongLast: 5 }

test.group('A policy for passwords', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => limiter.clear())
  group.each.setup(() => {
    const before = { ...settings }
    Object.assign(settings, DJBH3)
    standAt(START)
    return () => {
      Object.assign(settings, before)
      leaveMoment()
    }
  })

  const signIn = (client: any, { email }: User, password = PASSWORD) =>
    client.post('/sign-in').form({ email, password }).withCsrfToken().redirects(0)
  const halfWayOf = (response: any) => ({ half_way: response.session('half_way') })
  const renew = (client: any, session: object, password: string) =>
    client
      .post('/sign-in/new-password')
      .form({ password, passwordConfirmation: password })
      .withSession(session)
      .withCsrfToken()
      .redirects(0)
  const change = (client: any, user: User, currentPassword: string, password: string) =>
    client
      .put('/account/password')
      .form({ currentPassword, password, passwordConfirmation: password })
      .loginAs(user)
      .withCsrfToken()
      .redirects(0)

  test('asks for another one after ninety days, before anybody is in', async ({ client, assert }) => {
    const user = await makeUser('沈怀瑾', ['bureau_handler'])
    dayLater(89)
    const early = await signIn(client, user)
    early.assertHeader('location', '/home')

    dayLater(91)
    const late = await signIn(client, user)
    late.assertHeader('location', '/sign-in/new-password')
    assert.isUndefined(late.session('auth_web'))
    const page = await client.get('/sign-in/new-password').withSession(halfWayOf(late))
    assert.include(page.text(), '超过使用期限')
    const staff = await client.get('/home').withSession(halfWayOf(late)).redirects(0)
    staff.assertHeader('location', '/sign-in')

    const same = await renew(client, halfWayOf(late), PASSWORD)
    same.assertStatus(422)
    assert.include(same.text(), '最近用过')
    const done = await renew(client, halfWayOf(late), 'Another-2026')
    done.assertHeader('location', '/home')
    assert.equal(done.session('auth_web'), user.id)
    assert.equal(done.session('epoch'), 1)
    assert.deepEqual((await actsOn(user)).slice(-2), ['user.password_changed', 'user.signed_in'])
    const twice = await renew(client, halfWayOf(late), 'Another-2027')
    twice.assertHeader('location', '/sign-in')

    dayLater(180)
    const again = await signIn(client, user, 'Another-2026')
    again.assertHeader('location', '/home')
    dayLater(182)
    const due = await signIn(client, user, 'Another-2026')
    due.assertHeader('location', '/sign-in/new-password')
  })

  test('comes after the code, and before what has to be set up', async ({ client, assert, cleanup }) => {
    const [user, other] = [await makeUser('沈怀瑾', ['bureau_handler']), await makeUser('高一鸣', ['division_head'])]
    const { secret } = await withSecondFactor(user)
    dayLater(91)
    const first = await signIn(client, user)
    first.assertHeader('location', '/sign-in/second-step')
    const early = await renew(client, halfWayOf(first), 'Another-2026')
    early.assertHeader('location', '/sign-in')
    const second = await client
      .post('/sign-in/second-step')
      .form({ code: codeIn(secret, 0) })
      .withSession(halfWayOf(first))
      .withCsrfToken()
      .redirects(0)
    second.assertHeader('location', '/sign-in/new-password')
    assert.isUndefined(second.session('auth_web'))
    assert.notInclude(await actsOn(user), 'user.signed_in')
    const done = await renew(client, halfWayOf(second), 'Another-2026')
    done.assertHeader('location', '/home')
    const entry = await db.from('audit_entries').where('action', 'user.signed_in').firstOrFail()
    assert.deepEqual(JSON.parse(entry.details), { second: 'totp' })

    cleanup(requireSecondFactor('division_head'))
    const due = await signIn(client, other)
    due.assertHeader('location', '/sign-in/new-password')
    const next = await renew(client, halfWayOf(due), 'Another-2026')
    next.assertHeader('location', '/sign-in/set-up')
    assert.isUndefined(next.session('auth_web'))
    const page = await client.get('/sign-in/set-up').withSession(halfWayOf(next))
    assert.include(page.text(), 'data:image/png')
  })

  test('takes none of the last five again, and keeps no more of them', async ({ client, assert }) => {
    const user = await makeUser('沈怀瑾', ['bureau_handler'])
    const passwords = [PASSWORD, ...[1, 2, 3, 4, 5].map((n) => `Another-${n}-2026`)]
    for (let n = 1; n < passwords.length; n++) {
      const changed = await change(client, await user.refresh(), passwords[n - 1], passwords[n])
      changed.assertStatus(302)
    }
    assert.lengthOf(await db.from('password_history').where({ user_id: user.id }), 4)
    const last = await change(client, await user.refresh(), passwords[5], passwords[1])
    last.assertStatus(422)
    const first = await change(client, await user.refresh(), passwords[5], PASSWORD)
    first.assertStatus(302)
  })

  test('is not asked for where it was not chosen, and then nothing is kept', async ({ client, assert }) => {
    Object.assign(settings, { longestDays: null, notAmongLast: 0 })
    const user = await makeUser('沈怀瑾', ['bureau_handler'])
    dayLater(400)
    const old = await signIn(client, user)
    old.assertHeader('location', '/home')
    const same = await change(client, user, PASSWORD, PASSWORD)
    same.assertStatus(302)
    assert.isEmpty(await db.from('password_history'))
  })
})

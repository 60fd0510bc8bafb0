import { test } from '@japa/runner'
import router from '@adonisjs/core/services/router'
import db from '@adonisjs/lucid/services/db'
import limiter from '@adonisjs/limiter/services/main'
import { leaveMoment, standAt } from '#app/core/clock'
import { changePerson } from '#app/accounts/people'
import { signIn as checkPassword, takeSecondStep } from '#app/accounts/sign_in'
import type User from '#app/users/user'
import { actor } from '#tests/support/applications'
import { emptyTables } from '#tests/support/empty_tables'
import {
  actsOn,
  codeIn,
  lettersTo,
  requireSecondFactor,
  secretOf,
  withSecondFactor,
} from '#tests/support/second_factors'
import { makeUser, PASSWORD } from '#tests/world'

const NOON = new Date('2026-11-02T04:00:05Z')
const FROM = { ip: '203.0.113.7' }

test.group('The second step of signing in', (group) => {
  group.each.setup(emptyTables)
  group.each.setup(() => limiter.clear())
  group.each.setup(() => {
    standAt(NOON)
    return leaveMoment
  })
  group.teardown(emptyTables)

  const signIn = (client: any, { email }: User, session = {}) =>
    client.post('/sign-in').form({ email, password: PASSWORD }).withSession(session).withCsrfToken().redirects(0)
  const halfWayOf = (response: any) => ({ half_way: response.session('half_way'), wanted: response.session('wanted') })
  const step = (client: any, session: object, code: string) =>
    client.post('/sign-in/second-step').form({ code }).withSession(session).withCsrfToken().redirects(0)
  const handler = () => makeUser('沈怀瑾', ['bureau_handler'])

  test('comes after the password, and leads to the page that was wanted', async ({ client, assert }) => {
    const user = await handler()
    const { next } = await withSecondFactor(user)

    const first = await signIn(client, user, { wanted: '/applications?state=submitted' })
    first.assertHeader('location', '/sign-in/second-step')
    assert.isUndefined(first.session('auth_web'))
    assert.isNull((await user.refresh()).lastSignInAt)

    const page = await client.get('/sign-in/second-step').withSession(halfWayOf(first))
    assert.include(page.text(), 'autocomplete="one-time-code"')
    const second = await step(client, halfWayOf(first), next())
    second.assertHeader('location', '/applications?state=submitted')
    assert.equal(second.session('auth_web'), user.id)
    assert.isUndefined(second.session('half_way'))
    assert.deepEqual((await actsOn(user)).slice(-1), ['user.signed_in'])
    const { details } = await db.from('audit_entries').where('action', 'user.signed_in').firstOrFail()
    assert.deepEqual(JSON.parse(details), { second: 'totp' })
  })

  test('no page of the staff is reached before it', async ({ client }) => {
    const user = await handler()
    await withSecondFactor(user)
    const halfWay = halfWayOf(await signIn(client, user))
    for (const path of [
      '/home',
      '/applications',
      '/account',
      '/account/security',
      '/users',
      '/account/second-factor/create',
    ]) {
      const page = await client.get(path).withSession(halfWay).redirects(0)
      page.assertHeader('location', '/sign-in')
    }
    const act = await client.delete('/account/sessions').withSession(halfWay).withCsrfToken().redirects(0)
    act.assertHeader('location', '/sign-in')
  })

  test('half way in, every page is what it is to a visitor', async ({ client, assert }) => {
    const user = await handler()
    await withSecondFactor(user)
    const halfWay = halfWayOf(await signIn(client, user))
    const paths = router
      .toJSON()
      .root.filter(({ methods }) => methods.includes('GET'))
      .map(({ pattern }) => pattern.replace(/:[^/.]+/g, '1'))
      .filter((path) => !path.includes('*') && !path.startsWith('/sign-in/'))
    assert.isAbove(paths.length, 300)
    const kindOf = (response: any) => `${response.status()} ${response.header('location') ?? ''}`
    const found: string[] = []
    for (const path of paths) {
      const visitor = kindOf(await client.get(path).redirects(0))
      const half = kindOf(await client.get(path).withSession(halfWay).redirects(0))
      if (half !== visitor) found.push(`${path}: ${half}, not ${visitor}`)
    }
    assert.deepEqual(found, [])
  }).timeout(120_000)

  test('a code is good once, also for two requests at the same time', async ({ assert }) => {
    const user = await handler()
    const { next } = await withSecondFactor(user)
    const outcomes = await Promise.all([1, 2, 3].map(() => takeSecondStep(user, next(), FROM)))
    assert.lengthOf(
      outcomes.filter((outcome) => 'done' in outcome),
      1
    )
    assert.deepEqual(await takeSecondStep(user, next(), FROM), { refused: 'code' })
    const acts = await actsOn(user)
    assert.lengthOf(
      acts.filter((action) => action === 'user.signed_in'),
      1
    )
  })

  test('the code that turned it on is used, and those before it are too', async ({ assert }) => {
    const user = await handler()
    const { secret } = await withSecondFactor(user)
    assert.deepEqual(await takeSecondStep(user, codeIn(secret, 0), FROM), { refused: 'code' })
    assert.deepEqual(await takeSecondStep(user, codeIn(secret, -30), FROM), { refused: 'code' })
    assert.deepEqual(await takeSecondStep(user, codeIn(secret, 60), FROM), { refused: 'code' })
    assert.deepEqual(await takeSecondStep(user, codeIn(secret, 30), FROM), { done: { second: 'totp', step: null } })
  })

  test('after five wrong codes none is looked at, however many come at once', async ({ client, assert }) => {
    const user = await handler()
    const { next, codes } = await withSecondFactor(user)
    const halfWay = halfWayOf(await signIn(client, user))
    const wrong = await step(client, halfWay, '000000')
    wrong.assertStatus(422)
    assert.include(wrong.text(), '不正确')

    const outcomes = await Promise.all(Array.from({ length: 8 }, () => takeSecondStep(user, '000000', FROM)))
    assert.lengthOf(
      outcomes.filter((outcome) => 'refused' in outcome && outcome.refused === 'code'),
      4
    )
    const locked = await step(client, halfWay, next())
    locked.assertStatus(422)
    assert.include(locked.text(), '15 分钟')
    const again = halfWayOf(await signIn(client, user))
    const recovery = await step(client, again, codes[0])
    recovery.assertStatus(422)
    assert.lengthOf(
      (await actsOn(user)).filter((action) => action === 'user.second_step_failed'),
      5
    )
  })

  test('a recovery code does as well, once, and its owner is told', async ({ client, assert }) => {
    const user = await handler()
    const { codes } = await withSecondFactor(user)
    const halfWay = halfWayOf(await signIn(client, user))
    const page = await client.get('/sign-in/second-step?by=recovery').withSession(halfWay)
    assert.include(page.text(), '备用码')

    const outcomes = await Promise.all([step(client, halfWay, codes[3].toLowerCase()), step(client, halfWay, codes[3])])
    assert.deepEqual(outcomes.map((response) => response.status()).sort(), [302, 422])
    assert.deepEqual(await lettersTo(user), ['second_factor_on', 'recovery_code_used'])
    assert.lengthOf(await db.from('recovery_codes').whereNull('used_at'), 9)
    assert.includeMembers(await actsOn(user), ['user.recovery_code_used', 'user.signed_in'])
  })

  test('has to come within ten minutes, and with the password and rights of the first', async ({ client }) => {
    const user = await handler()
    const { secret, next } = await withSecondFactor(user)
    const halfWay = halfWayOf(await signIn(client, user))
    standAt(new Date(NOON.getTime() + 601_000))
    const late = await step(client, halfWay, codeIn(secret, 0))
    late.assertHeader('location', '/sign-in')
    const page = await client.get('/sign-in/second-step').withSession(halfWay).redirects(0)
    page.assertHeader('location', '/sign-in')

    standAt(NOON)
    const administrator = await makeUser('陆文舟', ['administrator'])
    await changePerson(user, { name: user.name, roles: ['division_head'] }, actor(administrator))
    const changed = await step(client, halfWay, next())
    changed.assertHeader('location', '/sign-in')
    const nobody = await client.post('/sign-in/second-step').form({ code: next() }).withCsrfToken().redirects(0)
    nobody.assertHeader('location', '/sign-in')
  })

  test('the secret of one person opens nothing in the row of another', async ({ assert }) => {
    const [one, other] = [await handler(), await makeUser('高一鸣', ['division_head'])]
    const { next, secret } = await withSecondFactor(one)
    await withSecondFactor(other)
    const { secret: sealed } = await db.from('second_factors').where({ user_id: one.id }).firstOrFail()
    assert.notInclude(sealed, secret)
    await db.from('second_factors').where({ user_id: other.id }).update({ secret: sealed, last_step: null })
    assert.deepEqual(await takeSecondStep(other, next(), FROM), { refused: 'code' })
    const trail = await db.from('audit_entries').select('details')
    assert.notInclude(JSON.stringify(trail), secret)
  })

  test('whoever must have it sets it up after the password, and is in with the first code', async ({
    client,
    assert,
    cleanup,
  }) => {
    cleanup(requireSecondFactor('bureau_handler'))
    const [user, expert] = [await handler(), await makeUser('程秋实', ['expert'])]
    const free = await signIn(client, expert)
    free.assertHeader('location', '/home')

    const first = await signIn(client, user, { wanted: '/plans' })
    first.assertHeader('location', '/sign-in/set-up')
    const halfWay = halfWayOf(first)
    const page = await client.get('/sign-in/set-up').withSession(halfWay)
    const secret = await secretOf(user, 'offeredSecret')
    page.assertHeader('cache-control', 'no-store')
    assert.include(page.text(), 'src="data:image/png;base64,')
    assert.include(page.text(), 'href="otpauth://totp/')
    assert.include(page.text(), secret.match(/.{4}/g)!.join(' '))
    const staff = await client.get('/plans').withSession(halfWay).redirects(0)
    staff.assertHeader('location', '/sign-in')
    const elsewhere = await client.get('/sign-in/second-step').withSession(halfWay).redirects(0)
    elsewhere.assertHeader('location', '/sign-in')

    const set = (code: string) =>
      client.post('/sign-in/set-up').form({ code }).withSession(halfWay).withCsrfToken().redirects(0)
    const wrong = await set('000000')
    wrong.assertStatus(422)
    standAt(new Date(NOON.getTime() + 25 * 60_000))
    const done = await set(codeIn(secret, 0))
    done.assertHeader('location', '/account/security')
    assert.equal(done.session('auth_web'), user.id)
    assert.equal(done.flashMessage('wanted'), '/plans')
    const twice = await set(codeIn(secret, 30))
    twice.assertStatus(422)
    assert.deepEqual(await actsOn(user), ['user.second_step_failed', 'user.second_factor_turned_on', 'user.signed_in'])
    assert.deepInclude(await checkPassword(user.email, PASSWORD, FROM), { step: 'code' })
  })
})

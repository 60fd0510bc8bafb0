import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import encryption from '@adonisjs/core/services/encryption'
import limiter from '@adonisjs/limiter/services/main'
import { takeSecondStep } from '#app/accounts/sign_in'
import { leaveMoment, standAt } from '#app/core/clock'
import { turnOff, turnOn } from '#app/second_factors/second_factor_acts'
import { actorFor } from '#app/users/actor'
import type User from '#app/users/user'
import { drainOutbox } from '#jobs/drain'
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
const later = (seconds: number) => standAt(new Date(NOON.getTime() + seconds * 1000))
const FROM = { ip: '203.0.113.7' }

test.group('One’s own second factor', (group) => {
  group.each.setup(emptyTables)
  group.each.setup(() => limiter.clear())
  group.each.setup(() => {
    standAt(NOON)
    return leaveMoment
  })
  group.teardown(emptyTables)

  const handler = () => makeUser('沈怀瑾', ['bureau_handler'])
  const send = (client: any, user: User, method: 'post' | 'put' | 'delete', path: string, form: object) =>
    client[method](path).form(form).loginAs(user).withCsrfToken().redirects(0)
  const codesIn = (response: any) =>
    encryption.decrypt<string[]>(response.flashMessage('recoveryCodes'), 'recovery_codes')!

  test('is turned on with the password and a first code; ten recovery codes are shown once', async ({
    client,
    assert,
  }) => {
    const user = await handler()
    const before = await client.get('/account/security').loginAs(user)
    assert.include(before.text(), '未开启')

    const wrong = await send(client, user, 'post', '/account/second-factor', { password: 'Wrong-pass-1' })
    wrong.assertStatus(422)
    assert.include(wrong.text(), '当前密码不正确')
    const begun = await send(client, user, 'post', '/account/second-factor', { password: PASSWORD })
    begun.assertHeader('location', '/account/second-factor/edit')

    const secret = await secretOf(user, 'offeredSecret')
    const page = await client.get('/account/second-factor/edit').loginAs(user)
    assert.include(page.text(), secret.match(/.{4}/g)!.join(' '))
    page.assertHeader('cache-control', 'no-store')
    const early = await takeSecondStep(user, codeIn(secret, 0), FROM)
    assert.deepEqual(early, { refused: 'code' })

    const done = await send(client, user, 'put', '/account/second-factor', { code: codeIn(secret, 0) })
    done.assertHeader('location', '/account/security')
    const codes = codesIn(done)
    assert.lengthOf(new Set(codes), 10)
    const flashed = done.flashMessage('recoveryCodes')
    assert.notInclude(flashed, codes[0])
    const kept = await db.from('recovery_codes').where({ user_id: user.id })
    assert.lengthOf(kept, 10)
    assert.notInclude(JSON.stringify(kept), codes[0])

    const shown = await client.get('/account/security').loginAs(user).withFlashMessages({ recoveryCodes: flashed })
    for (const code of codes) assert.include(shown.text(), code)
    const again = await client.get('/account/security').loginAs(user)
    assert.notInclude(again.text(), codes[0])
    assert.include(again.text(), '10 个')
    assert.deepEqual(await lettersTo(user), ['second_factor_on'])
    assert.deepEqual((await actsOn(user)).slice(-1), ['user.second_factor_turned_on'])
  })

  test('what was shown has to be confirmed within half an hour, by one of two at once', async ({ client, assert }) => {
    const user = await handler()
    await send(client, user, 'post', '/account/second-factor', { password: PASSWORD })
    const secret = await secretOf(user, 'offeredSecret')
    later(1801)
    const late = await send(client, user, 'put', '/account/second-factor', { code: codeIn(secret, 0) })
    assert.include([302, 422], late.status())
    assert.notInclude(await actsOn(user), 'user.second_factor_turned_on')
    const page = await client.get('/account/second-factor/edit').loginAs(user).redirects(0)
    page.assertHeader('location', '/account/second-factor/create')

    later(1000)
    const confirm = () => turnOn(user, codeIn(secret, 0), actorFor(user))
    const outcomes = await Promise.all([confirm(), confirm()])
    assert.lengthOf(
      outcomes.filter((outcome) => 'done' in outcome),
      1
    )
    assert.lengthOf(await db.from('recovery_codes'), 10)
  })

  test('another one takes over when it is confirmed, and needs password and code', async ({ client, assert }) => {
    const user = await handler()
    const { secret: old, next, codes } = await withSecondFactor(user)
    const without = await send(client, user, 'post', '/account/second-factor', { password: PASSWORD })
    without.assertStatus(422)
    const begun = await send(client, user, 'post', '/account/second-factor', { password: PASSWORD, code: next() })
    begun.assertHeader('location', '/account/second-factor/edit')
    later(60)
    assert.deepEqual(await takeSecondStep(user, codeIn(old, 0), FROM), { done: { second: 'totp', step: null } })

    const secret = await secretOf(user, 'offeredSecret')
    await send(client, user, 'put', '/account/second-factor', { code: codeIn(secret, 0) })
    later(120)
    assert.deepEqual(await takeSecondStep(user, codeIn(old, 0), FROM), { refused: 'code' })
    assert.deepEqual(await takeSecondStep(user, codes[0], FROM), { refused: 'code' })
    assert.deepEqual(await takeSecondStep(user, codeIn(secret, 0), FROM), { done: { second: 'totp', step: null } })
    assert.include(await actsOn(user), 'user.second_factor_renewed')
  })

  test('new recovery codes end the old ones, and need password and code', async ({ client, assert }) => {
    const user = await handler()
    const { codes, next } = await withSecondFactor(user)
    const wrong = await send(client, user, 'post', '/account/recovery-codes', { password: PASSWORD, code: '000000' })
    wrong.assertStatus(422)
    const done = await send(client, user, 'post', '/account/recovery-codes', { password: PASSWORD, code: next() })
    done.assertHeader('location', '/account/security')
    assert.deepEqual(await takeSecondStep(user, codes[0], FROM), { refused: 'code' })
    assert.deepEqual(await takeSecondStep(user, codesIn(done)[0], FROM), {
      done: { second: 'recovery_code', step: null },
    })

    const other = await makeUser('高一鸣', ['division_head'])
    const off = await send(client, other, 'post', '/account/recovery-codes', { password: PASSWORD, code: '' })
    off.assertStatus(409)
  })

  test('is turned off with password and code, once, and its owner is told', async ({ client, assert }) => {
    const user = await handler()
    const { codes, next } = await withSecondFactor(user)
    const page = await client.get('/account/second-factor/delete').loginAs(user)
    page.assertStatus(200)
    const proofs = [
      { password: 'Wrong-pass-1', code: next() },
      { password: PASSWORD, code: '000000' },
      { password: PASSWORD },
    ]
    for (const proof of proofs) {
      const refused = await send(client, user, 'delete', '/account/second-factor', proof)
      refused.assertStatus(422)
    }
    const outcomes = await Promise.allSettled(
      [codes[0], codes[1]].map((code) => turnOff(user, { password: PASSWORD, code }, actorFor(user)))
    )
    assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
    assert.isEmpty(await db.from('recovery_codes'))
    assert.isEmpty(await db.from('second_factors'))
    await drainOutbox()
    const mail = await db.from('inbox_mails').where('recipient', user.email).orderBy('id', 'desc').firstOrFail()
    assert.include(mail.subject, '两步验证已关闭')
    assert.notInclude(mail.text, '公众页面')
  })

  test('whoever must have it cannot turn it off', async ({ client, assert, cleanup }) => {
    const user = await handler()
    const { next } = await withSecondFactor(user)
    cleanup(requireSecondFactor('bureau_handler'))
    const own = await client.get('/account/security').loginAs(user)
    assert.notInclude(own.text(), '/account/second-factor/delete')
    const page = await client.get('/account/second-factor/delete').loginAs(user)
    page.assertStatus(403)
    const act = await send(client, user, 'delete', '/account/second-factor', { password: PASSWORD, code: next() })
    act.assertStatus(403)
    assert.isNotNull((await db.from('second_factors').firstOrFail()).secret)
  })
})

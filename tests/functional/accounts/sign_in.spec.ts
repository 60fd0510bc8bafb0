import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import limiter from '@adonisjs/limiter/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import { mailPasswordLink } from '#app/accounts/password_tokens'
import { inTransaction } from '#app/core/dialect'
import { drainOutbox } from '#jobs/drain'
import { makeUser, PASSWORD } from '#tests/world'

test.group('Signing in', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => limiter.clear())

  const signIn = (client: any, email: string, password: string) =>
    client.post('/sign-in').form({ email, password }).withCsrfToken().redirects(0)

  test('with the right password leads home and leaves a trace', async ({ client, assert }) => {
    const user = await makeUser('林知远', ['bureau_handler'])

    const response = await signIn(client, user.email, PASSWORD)

    response.assertStatus(302)
    response.assertHeader('location', '/home')
    const entry = await db.from('audit_entries').orderBy('id', 'desc').firstOrFail()
    assert.equal(entry.action, 'user.signed_in')
    assert.equal(entry.subject_id, user.id)
  })

  test('a wrong password and an unknown address get the same answer', async ({ client, assert }) => {
    const user = await makeUser('林知远', ['bureau_handler'])

    const wrong = await signIn(client, user.email, 'Wrong-pass-1')
    const unknown = await signIn(client, 'nobody@people.example', 'Wrong-pass-1')

    wrong.assertStatus(422)
    unknown.assertStatus(422)
    assert.include(wrong.text(), '邮箱或密码不正确')
    assert.include(unknown.text(), '邮箱或密码不正确')
    assert.include(wrong.text(), user.email)
  })

  test('five failures lock the account for a quarter of an hour, also for the right password', async ({
    client,
    assert,
  }) => {
    const user = await makeUser('林知远', ['bureau_handler'])

    for (let i = 0; i < 5; i++) await signIn(client, user.email, 'Wrong-pass-1')
    const response = await signIn(client, user.email, PASSWORD)

    response.assertStatus(422)
    assert.include(response.text(), '15 分钟')
  })

  test('somebody deactivated cannot sign in, and a running session ends', async ({ client }) => {
    const user = await makeUser('林知远', ['bureau_handler'])
    await user.merge({ isActive: false }).save()

    const fresh = await signIn(client, user.email, PASSWORD)
    const running = await client.get('/account').loginAs(user).redirects(0)

    fresh.assertStatus(422)
    running.assertStatus(302)
    running.assertHeader('location', '/sign-in')
  })

  test('pages behind the sign-in lead there and back again, on this site only', async ({ client }) => {
    const response = await client.get('/account').redirects(0)

    response.assertStatus(302)
    response.assertHeader('location', '/sign-in')
    response.assertSession('wanted', '/account')
  })

  test('a new password ends every session that began with the old one', async ({ client, assert }) => {
    const user = await makeUser('林知远', ['bureau_handler'])

    const changed = await client
      .put('/account/password')
      .form({
        currentPassword: PASSWORD,
        password: 'Another-2026',
        passwordConfirmation: 'Another-2026',
      })
      .withCsrfToken()
      .loginAs(user)
      .redirects(0)
    const old = await client.get('/account').withSession({ epoch: 0 }).loginAs(user).redirects(0)

    changed.assertStatus(302)
    await user.refresh()
    assert.equal(user.sessionEpoch, 1)
    old.assertHeader('location', '/sign-in')
  })

  test('a weak new password is refused, with the reason', async ({ client, assert }) => {
    const user = await makeUser('林知远', ['bureau_handler'])

    const response = await client
      .put('/account/password')
      .form({ currentPassword: PASSWORD, password: 'abcdefgh', passwordConfirmation: 'abcdefgh' })
      .withCsrfToken()
      .loginAs(user)
      .redirects(0)

    response.assertStatus(422)
    assert.include(response.text(), '三种')
  })
})

test.group('A forgotten password', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => limiter.clear())

  async function mailedPath(email: string) {
    await drainOutbox()
    const mail = await db.from('inbox_mails').where('recipient', email).orderBy('id', 'desc').first()
    return mail?.text.match(/\/password-resets\/[\w-]+\/edit/)?.[0] as string
  }

  test('a link comes by mail, works once, and sets the password', async ({ client, assert }) => {
    const user = await makeUser('林知远', ['bureau_handler'])
    const form = { password: 'Another-2026', passwordConfirmation: 'Another-2026' }

    await client.post('/password-resets').form({ email: user.email }).withCsrfToken().redirects(0)
    const path = await mailedPath(user.email)
    const page = await client.get(path)
    const put = () => client.put(path.replace('/edit', '')).form(form).withCsrfToken().redirects(0)
    const first = await put()
    const second = await put()

    page.assertStatus(200)
    first.assertStatus(302)
    second.assertStatus(410)
    const kept = await db.from('mail_deliveries').firstOrFail()
    assert.notInclude(JSON.stringify(kept), path.split('/')[2])
    const [reset] = await db.from('password_resets')
    assert.notInclude(path, reset.token_hash)
  })

  test('an unknown address gets the same answer and no mail', async ({ client, assert }) => {
    const response = await client
      .post('/password-resets')
      .form({ email: 'nobody@people.example' })
      .withCsrfToken()
      .redirects(0)

    response.assertStatus(302)
    assert.lengthOf(await db.from('mail_deliveries'), 0)
  })

  test('a new password ends the other links, an invitation among them', async ({ client, assert }) => {
    const user = await makeUser('林知远', ['bureau_handler'])
    await inTransaction((trx) => mailPasswordLink(trx, user, 'invitation'))
    const invitation = await mailedPath(user.email)
    await client.post('/password-resets').form({ email: user.email }).withCsrfToken().redirects(0)
    const reset = await mailedPath(user.email)
    assert.notEqual(reset, invitation)

    const form = { password: 'Neues-Jahr-27', passwordConfirmation: 'Neues-Jahr-27' }
    const done = await client.put(reset.replace('/edit', '')).form(form).withCsrfToken().redirects(0)
    done.assertHeader('location', '/sign-in')
    const page = await client.get(invitation)
    page.assertStatus(410)
  })

  test('an old link no longer works', async ({ client }) => {
    const user = await makeUser('林知远', ['bureau_handler'])
    await client.post('/password-resets').form({ email: user.email }).withCsrfToken().redirects(0)
    const path = await mailedPath(user.email)
    await db.from('password_resets').update({ expires_at: '2020-01-01 00:00:00' })

    const page = await client.get(path)

    page.assertStatus(410)
  })
})

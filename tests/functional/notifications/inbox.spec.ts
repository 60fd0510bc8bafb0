import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import env from '#start/env'
import InboxMail from '#app/notifications/inbox_mail'
import { mailsFor, supplementRequested } from '#tests/support/notices'
import { makeWorld } from '#tests/world'

test.group('The inbox of a demonstration', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const arrived = (index: number, more: Partial<InboxMail> = {}) => ({
    messageId: `<${index}@people.example>`,
    recipient: `${index}@people.example`,
    subject: `第 ${index} 封`,
    html: '<html><head></head><body>正文</body></html>',
    text: '正文',
    ...more,
  })

  test('lists mails without signing in, the newest first, in pages', async ({ client, assert }) => {
    await InboxMail.createMany(Array.from({ length: 25 }, (_, index) => arrived(index + 1)))
    const first = await client.get('/inbox')
    first.assertStatus(200)
    const subjects = [...first.text().matchAll(/第 (\d+) 封/g)].map(([, index]) => Number(index))
    assert.deepEqual(
      subjects,
      Array.from({ length: 20 }, (_, index) => 25 - index)
    )
    const second = await client.get('/inbox').qs({ page: 2 })
    second.assertTextIncludes('第 5 封')
    assert.notInclude(second.text(), '第 6 封')
  })

  test('is searched by recipient and by subject', async ({ client, assert }) => {
    await InboxMail.createMany([arrived(1), arrived(2)])
    for (const q of ['2@people', '第 2']) {
      const page = await client.get('/inbox').qs({ q })
      page.assertTextIncludes('第 2 封')
      assert.notInclude(page.text(), '第 1 封')
    }
  })

  test('shows a mail in a frame that runs nothing', async ({ client, assert }) => {
    const world = await makeWorld()
    const application = await supplementRequested(world)
    const [mail] = await mailsFor(world.people.principal)

    const page = await client.get(`/inbox/${mail.id}`)
    page.assertStatus(200)
    page.assertTextIncludes(mail.subject)
    page.assertTextIncludes(mail.recipient)
    assert.match(page.text(), new RegExp(`<iframe[^>]*src="/inbox/${mail.id}/body"`))
    const [frame] = page.text().match(/<iframe[^>]*>/)!
    assert.notMatch(frame, /allow-scripts|allow-same-origin|allow-forms/)

    const body = await client.get(`/inbox/${mail.id}/body`)
    body.assertStatus(200)
    body.assertHeader('content-type', 'text/html; charset=utf-8')
    body.assertTextIncludes(`href="${env.get('APP_URL')}/applications/${application.id}"`)
    const policy = String(body.header('content-security-policy'))
    assert.match(policy, /default-src 'none'/)
    assert.match(policy, /(^|; )sandbox/)
    assert.match(policy, /frame-ancestors 'self'/)
    assert.notMatch(policy, /script-src|allow-scripts|allow-same-origin/)
  })

  test('a mail without HTML shows its text', async ({ client }) => {
    const mail = await InboxMail.create(arrived(1, { html: null, text: '只有文字 <b>' }))
    const page = await client.get(`/inbox/${mail.id}`)
    page.assertTextIncludes('只有文字 &lt;b&gt;')
  })

  test('a mail that is not there is not found', async ({ client }) => {
    for (const path of ['/inbox/999999', '/inbox/x', '/inbox/999999/body']) {
      const page = await client.get(path)
      page.assertStatus(404)
    }
  })

  test('is not there where mail is really sent', async ({ client, cleanup }) => {
    const mail = await InboxMail.create(arrived(1))
    env.set('MAIL_MAILER', 'smtp')
    cleanup(() => env.set('MAIL_MAILER', 'inbox'))
    for (const path of ['/inbox', `/inbox/${mail.id}`, `/inbox/${mail.id}/body`]) {
      const page = await client.get(path)
      page.assertStatus(404)
    }
  })
})

import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import env from '#start/env'
import { inTransaction, sqlTime } from '#app/core/dialect'
import { announce } from '#app/notifications/announce'
import { postMail } from '#app/notifications/post_mail'
import { sendMail } from '#app/notifications/send_mail'
import { drainOutbox } from '#jobs/drain'
import { applicationIn } from '#tests/support/applications'
import { correction, EVENT, mailsFor, noticesFor, OPINION, supplementRequested } from '#tests/support/notices'
import { makeWorld } from '#tests/world'

test.group('Telling people of a decision', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('from the button to one line in the bell and one mail, in the language of each', async ({ client, assert }) => {
    const world = await makeWorld()
    const { operator, principal, haidianReviewer } = world.people
    await operator.merge({ locale: 'en' }).save()
    const application = await applicationIn('district_review', world)

    const response = await client
      .post(`/applications/${application.id}/corrections`)
      .form(correction(OPINION, application.version))
      .withCsrfToken()
      .loginAs(haidianReviewer)
      .redirects(0)
    response.assertStatus(302)
    assert.isEmpty(await mailsFor(principal), 'the request itself sends nothing')
    await drainOutbox()

    for (const user of [operator, principal]) {
      const [notice, ...more] = await noticesFor(user)
      assert.isEmpty(more)
      assert.equal(notice.path, `/applications/${application.id}`)
      assert.isNull(notice.read_at)
      assert.lengthOf(await mailsFor(user), 1)
    }
    const [english] = await mailsFor(operator)
    assert.equal(english.subject, `Please correct the application: ${application.orgName}`)
    assert.include(english.text, `Dear ${operator.name},`)
    assert.include(english.html, '<html lang="en">')
    const [chinese] = await mailsFor(principal)
    assert.equal(chinese.subject, `请补正申请材料：${application.orgName}`)
    assert.include(chinese.text, `${principal.name}，您好：`)
    assert.include(chinese.html, '<html lang="zh-CN">')
    for (const mail of [english, chinese]) {
      for (const written of [mail.text, mail.html]) {
        assert.include(written, `${env.get('APP_URL')}/applications/${application.id}`)
        assert.notMatch(written, /translation missing|\{\w+\}/)
      }
    }
  })

  test('neither who decided nor anybody whom it does not concern', async ({ assert }) => {
    const world = await makeWorld()
    const { people } = world
    await supplementRequested(world)
    for (const user of [people.haidianReviewer, people.chaoyangPrincipal, people.chaoyangReviewer, people.handler]) {
      assert.isEmpty(await noticesFor(user), user.name)
      assert.isEmpty(await mailsFor(user), user.name)
    }
  })

  test('nor who may not sign in any more', async ({ assert }) => {
    const world = await makeWorld()
    const { operator, principal } = world.people
    await operator.merge({ isActive: false }).save()
    await supplementRequested(world)
    assert.isEmpty(await noticesFor(operator))
    assert.isEmpty(await mailsFor(operator))
    assert.lengthOf(await mailsFor(principal), 1)
  })

  test('an opinion is text, whatever is in it', async ({ client, assert }) => {
    const world = await makeWorld()
    const application = await applicationIn('district_review', world)
    const opinion = '<img src=x onerror=alert(1)> {name} 请补充场地证明。'
    await client
      .post(`/applications/${application.id}/corrections`)
      .form(correction(opinion, application.version))
      .withCsrfToken()
      .loginAs(world.people.haidianReviewer)
      .redirects(0)
    await drainOutbox()

    const mail = await db.from('inbox_mails').where('text', 'like', '%请补充场地证明%').firstOrFail()
    assert.include(mail.text, opinion)
    assert.notInclude(mail.html, '<img')
    assert.include(mail.html, '&lt;img')
  })

  test('a job that is done again tells nobody again', async ({ assert }) => {
    const world = await makeWorld()
    const { principal } = world.people
    await supplementRequested(world)
    const entry = await db.from('audit_entries').where('action', EVENT).firstOrFail()
    const deliveries = await db.from('mail_deliveries').where('dedupe_key', 'like', `notice/${entry.id}/%`)
    assert.lengthOf(deliveries, 2)

    await announce(entry.id)
    for (const { id } of deliveries) await sendMail(id)
    await drainOutbox()

    assert.lengthOf(await noticesFor(principal), 1)
    assert.lengthOf(await mailsFor(principal), 1)
    assert.lengthOf(await db.from('mail_deliveries').where('dedupe_key', 'like', `notice/${entry.id}/%`), 2)
  })

  test('nor does a worker that died between sending and noting it', async ({ assert }) => {
    const world = await makeWorld()
    const { principal } = world.people
    await supplementRequested(world)
    const delivery = await db
      .from('mail_deliveries')
      .where({ user_id: principal.id })
      .orderBy('id', 'desc')
      .firstOrFail()
    const organization = world.organizations.haidian.name
    const params = JSON.stringify({ event: EVENT, opinion: OPINION, name: principal.name, number: '', organization })
    const longAgo = sqlTime(new Date(Date.now() - 3_600_000))
    await db
      .from('mail_deliveries')
      .where({ id: delivery.id })
      .update({ state: 'sending', sent_at: null, params, updated_at: longAgo })

    await sendMail(delivery.id)

    assert.lengthOf(await mailsFor(principal), 1)
    assert.include(await db.from('mail_deliveries').where({ id: delivery.id }).first(), { state: 'sent' })
  })

  for (const [letter, why] of [
    ['expert_invitation', '评审专家库'],
    ['alliance_mailing', '联盟的成员或协同伙伴'],
    ['booking_requested', '公众页面上留下'],
  ]) {
    test(`a letter says why this reader gets it: ${letter}`, async ({ assert }) => {
      const params = {
        letter,
        name: '李先生',
        path: '/a',
        title: '甲',
        text: '乙',
        number: '1',
        due: '明日',
        point: '网点',
      }
      const recipient = 'li@people.example'
      await inTransaction((trx) =>
        postMail(trx, { dedupeKey: letter, recipient, locale: 'zh-CN', template: 'letter', params })
      )
      await drainOutbox()
      const mail = await db.from('inbox_mails').where({ recipient }).firstOrFail()
      assert.include(mail.html, why)
    })
  }

  for (const template of ['password_reset', 'invitation']) {
    for (const locale of ['zh-CN', 'en']) {
      test(`${template} is written in ${locale}, with its link and without the sentence on notices`, async ({
        assert,
      }) => {
        const params = { name: '李先生', path: '/password-resets/secret/edit' }
        const recipient = 'li@people.example'
        await inTransaction((trx) => postMail(trx, { dedupeKey: template, recipient, locale, template, params }))
        await drainOutbox()

        const mail = await db.from('inbox_mails').where({ recipient }).firstOrFail()
        assert.include(mail.html, `<html lang="${locale}">`)
        assert.notMatch(mail.html + mail.text + mail.subject, /translation missing|消息设置|Notification settings/)
        for (const written of [mail.text, mail.html]) assert.include(written, env.get('APP_URL') + params.path)
        const { params: kept } = await db.from('mail_deliveries').where({ recipient }).firstOrFail()
        assert.equal(typeof kept === 'string' ? kept : JSON.stringify(kept), '{}', 'the secret link is not kept')
      })
    }
  }
})

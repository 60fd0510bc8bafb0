import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import env from '#start/env'
import { leaveMoment, now, standAt } from '#app/core/clock'
import { inTransaction } from '#app/core/dialect'
import { invitedAt } from '#app/survey_answers/invited'
import { makeLink, spend } from '#app/surveys/survey_links'
import SurveySuppression from '#app/surveys/survey_suppression'
import config from '#config/surveys'
import { drainOutbox } from '#jobs/drain'
import { MailServer } from '#tests/support/mail_server'
import { sendThrough } from '#tests/support/real_mail'
import { addressOf, recipientsOf, sendingWave } from '#tests/support/surveys'
import { makeWorld } from '#tests/world'

const later = (seconds: number) => standAt(new Date(now().getTime() + seconds * 1000))

test.group('Letters through a real mail server', (group) => {
  let server: MailServer
  let leave: () => void
  /** Without what officials are told. */
  const letters = () => server.received.filter(({ to }) => to.startsWith('r0'))
  group.setup(async () => void (server = await MailServer.start()))
  group.teardown(() => server.stop())
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => {
    server.forget()
    leave = sendThrough(server)
    standAt(now())
    return () => {
      leave()
      leaveMoment()
    }
  })

  test('each recipient gets one, with what mail programs need to unsubscribe', async ({ assert }) => {
    const wave = await sendingWave(await makeWorld(), 25)
    await drainOutbox()
    const recipients = await recipientsOf(wave)
    assert.sameMembers(
      letters().map(({ id, to }) => `${id} ${to}`),
      recipients.map(({ messageId, email }) => `${messageId} ${email}`)
    )
    for (const { state, letters: sent, nextTryAt } of recipients)
      assert.deepEqual({ state, sent, nextTryAt }, { state: 'sent', sent: 1, nextTryAt: null })
    const [{ headers, subject }] = letters()
    assert.equal(subject, `请评价知识产权信息公共服务（${wave.year} 年满意度调查）`)
    assert.equal(headers['list-unsubscribe-post'], 'List-Unsubscribe=One-Click')
    assert.match(headers['list-unsubscribe'], new RegExp(`^<${env.get('APP_URL')}/survey-opt-outs/[^>]+>$`))
    assert.include(headers, { 'auto-submitted': 'auto-generated', 'precedence': 'bulk' })
    await wave.refresh()
    assert.equal(wave.sending, 'resting')
  })

  test('a mailbox that is not there is not written to again; another one that is full is, later', async ({
    assert,
  }) => {
    server.answers.set(addressOf(0), '550 5.1.1 no such user')
    server.answers.set(addressOf(1), '450 4.2.2 mailbox full')
    server.answers.set(addressOf(2), '550 5.7.1 blocked by policy')
    const wave = await sendingWave(await makeWorld(), 4)
    await drainOutbox()
    const states = async () => (await recipientsOf(wave)).map(({ state }) => state)
    assert.deepEqual(await states(), ['hard_bounced', 'soft_bounced', 'hard_bounced', 'sent'])
    const suppressed = await SurveySuppression.all()
    assert.deepEqual(
      suppressed.map(({ email, reason, source }) => [email, reason, source]),
      [[addressOf(0), 'hard_bounce', 'smtp']]
    )

    const before = (await recipientsOf(wave))[1]
    assert.equal(
      before.nextTryAt!.toMillis() - now().getTime() + (now().getTime() % 1000),
      config.softWaits[0] * 60_000
    )
    server.answers.clear()
    later(config.softWaits[0] * 60 + 1)
    await drainOutbox()
    assert.deepEqual(await states(), ['hard_bounced', 'sent', 'hard_bounced', 'sent'])
    assert.equal(letters().at(-1)!.id, before.messageId, 'it is the same letter')
  })

  test('given up after some hours, and the wave rests then', async ({ assert }) => {
    server.answers.set(addressOf(0), '450 4.7.1 greylisted')
    const wave = await sendingWave(await makeWorld(), 1)
    for (let hour = 0; hour < 30; hour++) {
      await drainOutbox()
      later(3601)
    }
    const [{ state, nextTryAt, letters: sent }] = await recipientsOf(wave)
    assert.deepEqual({ state, nextTryAt, sent }, { state: 'soft_bounced', nextTryAt: null, sent: 0 })
    await wave.refresh()
    assert.equal(wave.sending, 'resting')
  })

  test('a line that breaks after the letter is ambiguous: the same letter comes again', async ({ assert }) => {
    server.drops = 1
    const wave = await sendingWave(await makeWorld(), 1)
    await drainOutbox()
    assert.lengthOf(letters(), 1)
    assert.equal((await recipientsOf(wave))[0].state, 'soft_bounced')
    later(config.softWaits[0] * 60 + 1)
    await drainOutbox()
    const [{ state, letters: sent, messageId }] = await recipientsOf(wave)
    assert.deepEqual({ state, sent }, { state: 'sent', sent: 1 })
    assert.deepEqual(
      letters().map(({ id }) => id),
      [messageId, messageId]
    )
  })

  test('without a mail server the whole wave waits, nothing is lost, and the handler hears of it', async ({
    assert,
  }) => {
    await server.stop()
    const wave = await sendingWave(await makeWorld(), 30)
    await drainOutbox()
    const waiting = await recipientsOf(wave)
    assert.deepEqual([...new Set(waiting.map(({ state }) => state))], ['waiting'])
    await wave.refresh()
    assert.isNotNull(wave.stuckSince)
    later(config.stuckAfter * 60 + 1)
    await drainOutbox()
    const told = db.from('audit_entries').where({ action: 'survey_wave.stuck', subject_id: wave.id })
    assert.lengthOf(await told, 1)

    await server.start()
    later(config.outageWait + 1)
    await drainOutbox()
    assert.lengthOf(new Set(letters().map(({ id }) => id)), 30)
    assert.lengthOf(letters(), 30)
    await wave.refresh()
    assert.isNull(wave.stuckSince)
    assert.lengthOf(await told, 1)
  })

  test('each letter has an address of its own; only its hash is kept, and one answer spends them all', async ({
    assert,
  }) => {
    const wave = await sendingWave(await makeWorld(), 1)
    await drainOutbox()
    const [{ id }] = await recipientsOf(wave)
    const path = await inTransaction((trx) => makeLink(trx, id))
    const token = path.replace('/s/', '')
    assert.lengthOf(Buffer.from(token, 'base64url'), 16)
    assert.lengthOf(await db.from('survey_links').where('invitation_id', id), 2)
    assert.isEmpty(await db.from('survey_links').where('token_hash', token))
    assert.equal((await invitedAt(token))!.id, id)
    assert.isNull(await invitedAt(`${token}x`))
    assert.isTrue(await inTransaction((trx) => spend(trx, id)))
    assert.isFalse(await inTransaction((trx) => spend(trx, id)))
  })
})

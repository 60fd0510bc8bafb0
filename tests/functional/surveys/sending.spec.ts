import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import { leaveMoment, now, standAt } from '#app/core/clock'
import { inTransaction } from '#app/core/dialect'
import { invitedAt } from '#app/survey_answers/invited'
import { beginSlice, claimLetters } from '#app/surveys/claim_letters'
import { invitationOfToken } from '#app/surveys/opt_out_token'
import { notesOfSent } from '#app/surveys/note_outcome'
import { sendSlice } from '#app/surveys/send_slice'
import { spend } from '#app/surveys/survey_links'
import { countMissing, remind, remindOfOpenWaves } from '#app/surveys/survey_reminders'
import { moveSending } from '#app/surveys/survey_sending'
import { suppressAddress } from '#app/surveys/suppress_address'
import type SurveyWave from '#app/surveys/survey_wave'
import type User from '#app/users/user'
import config from '#config/surveys'
import { drainOutbox } from '#jobs/drain'
import { actor } from '#tests/support/applications'
import { textsTo } from '#tests/support/notices'
import { addressOf, inDays, openWave, recipientsOf, sendingWave, addRecipients } from '#tests/support/surveys'
import { makeWorld } from '#tests/world'

const lettersOut = async () =>
  Number((await db.from('inbox_mails').where('recipient', 'like', 'r0%').count('* as total').first()).total)

const act = (client: ApiClient, { id }: SurveyWave, user: User, name: string) =>
  client.post(`/surveys/${id}/sending`).form({ act: name }).withCsrfToken().loginAs(user).redirects(0)

test.group('Sending the letters of a wave', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => standAt(new Date('2026-11-24T02:00:00Z')))
  group.each.teardown(() => leaveMoment())

  test('begun on the page, all go out, and who planned it is told', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const wave = await openWave(world)
    await addRecipients(wave, 45)
    ;(await client.get(`/surveys/${wave.id}/sending`).loginAs(handler)).assertTextIncludes('开始发送 45 封')
    ;(await act(client, wave, handler, 'begin')).assertStatus(302)
    await drainOutbox()
    assert.equal(await lettersOut(), 45)
    assert.isTrue((await textsTo(handler)).some((text) => text.includes('的信已全部发出')))
    const page = await client.get(`/surveys/${wave.id}/sending`).loginAs(handler)
    page.assertTextIncludes('已处理 45 / 45 人')
    ;(await act(client, wave, handler, 'pause')).assertStatus(409)
    ;(await act(client, wave, handler, 'fly')).assertStatus(422)
  })

  test('what is drawn once is filled in for each: name, language and addresses of their own', async ({ assert }) => {
    const world = await makeWorld()
    const wave = await openWave(world)
    const names = ['张三', '李四', null, '<b>$& {name}</b>']
    for (const [at, name] of names.entries())
      await addRecipients(wave, 1, { email: addressOf(at), name, locale: at === 1 ? 'en' : 'zh-CN' })
    await moveSending('begin', wave, actor(world.people.handler))
    await drainOutbox()
    const mails = await db.from('inbox_mails').where('recipient', 'like', 'r0%').orderBy('recipient')
    const greetings = ['张三，您好：', '李四', '您好：', '<b>$& {name}</b>，您好：']
    for (const [at, { html, text }] of mails.entries()) {
      assert.include(text, greetings[at])
      assert.include(
        html,
        greetings[at].replace(/[<>&]/g, (sign: string) => `&${{ '<': 'lt', '>': 'gt', '&': 'amp' }[sign]};`)
      )
      const [link] = /http\S+\/s\/\S+/.exec(text)!
      const [optOut] = /http\S+\/survey-opt-outs\/\S+/.exec(text)!
      assert.include(html, `href="${link}"`)
      assert.include(html, `href="${optOut}"`)
      assert.isNotNull(await invitedAt(link.split('/s/')[1]))
      assert.equal((await invitationOfToken(optOut.split('opt-outs/')[1])).email, addressOf(at))
    }
    assert.notEqual(mails[1].subject, mails[0].subject)
    assert.lengthOf(mails, names.length)
  })

  test('paused between two handfuls, gone on, ended: nobody twice, and nobody more', async ({ assert }) => {
    const world = await makeWorld()
    const by = actor(world.people.handler)
    const wave = await sendingWave(world, 100)
    const slice = (await beginSlice(wave.id, 1))!
    const claim = await claimLetters(slice)
    assert.equal(claim.kind === 'letters' && claim.letters.length, config.mostAtATime)
    await moveSending('pause', wave, by)
    assert.equal((await claimLetters(slice)).kind, 'lost')
    const sent = notesOfSent()
    if (claim.kind === 'letters') for (const letter of claim.letters) sent.add(letter)
    await sent.done()
    await drainOutbox()
    assert.equal(await lettersOut(), 0, 'nothing goes out by itself while it is paused')

    await moveSending('resume', wave, by)
    await drainOutbox()
    assert.equal(await lettersOut(), 100 - config.mostAtATime)
    assert.deepEqual([...new Set((await recipientsOf(wave)).map(({ letters }) => letters))], [1])

    await addRecipients(wave, 1, { email: 'late@people.example' })
    await moveSending('begin', wave, by)
    await moveSending('cancel', wave, by)
    await drainOutbox()
    assert.equal(await lettersOut(), 100 - config.mostAtATime)
    await assert.rejects(() => moveSending('begin', wave, by), /sending_moved_on/)
  })

  test('one slice at a time: a second worker waits while the first lives, and has its letters when it is dead', async ({
    assert,
  }) => {
    const wave = await sendingWave(await makeWorld(), 5)
    const first = (await beginSlice(wave.id, 1))!
    const claim = await claimLetters(first)
    await assert.rejects(() => sendSlice(wave.id, 1), /another worker/)
    assert.equal(await lettersOut(), 0)

    standAt(new Date(now().getTime() + (config.lease + 1) * 1000))
    await sendSlice(wave.id, 1)
    assert.equal(await lettersOut(), 5)
    const ids = (await recipientsOf(wave)).map(({ messageId }) => messageId)
    assert.sameMembers(claim.kind === 'letters' ? claim.letters.map(({ messageId }) => messageId) : [], ids)
    await sendSlice(wave.id, 1)
    assert.equal(await lettersOut(), 5, 'a slice that is late does nothing')
  })

  test('no faster than the wave allows', async ({ assert }) => {
    const wave = await sendingWave(await makeWorld(), 10, { rate: 2 })
    const sent: number[] = []
    for (let minute = 0; minute < 4; minute++) {
      await drainOutbox()
      sent.push(await lettersOut())
      standAt(new Date(now().getTime() + 60_000))
    }
    assert.deepEqual(
      sent,
      [1, 3, 5, 7].map((most, at) => Math.min(most, sent[at]))
    )
    assert.isAtLeast(sent[3], 4)
    assert.isAtMost(sent[3], 8)
    await wave.refresh()
    assert.equal(wave.sending, 'sending')
  })

  test('in office hours of working days where it is said so', async ({ client, assert }) => {
    standAt(new Date('2026-11-27T13:00:00Z'))
    const world = await makeWorld()
    const wave = await sendingWave(world, 3, { officeHoursOnly: true })
    await drainOutbox()
    standAt(new Date('2026-11-28T03:00:00Z'))
    await drainOutbox()
    assert.equal(await lettersOut(), 0, 'neither on Friday night nor on Saturday')
    const page = await client.get(`/surveys/${wave.id}/sending`).loginAs(world.people.handler)
    page.assertTextIncludes('下一次发送：11月30日 09:00')
    standAt(new Date('2026-11-30T01:00:01Z'))
    await drainOutbox()
    assert.equal(await lettersOut(), 3)
  })

  test('whoever opted out meanwhile gets nothing, and who has answered no reminder that was promised', async ({
    assert,
  }) => {
    const wave = await sendingWave(await makeWorld(), 3)
    const [first, second] = await recipientsOf(wave)
    await inTransaction((trx) => suppressAddress(trx, first.email, 'opted_out', 'letter'))
    await inTransaction((trx) => spend(trx, second.id))
    await drainOutbox()
    assert.equal(await lettersOut(), 1)
    assert.deepEqual(
      (await recipientsOf(wave)).map(({ state }) => state),
      ['opted_out', 'sent', 'sent']
    )
  })

  test('reminders go to those who were reached and have not answered, after the gap, so often and no more', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const wave = await sendingWave(world, 4)
    await drainOutbox()
    const [answered, bounced, out, missing] = await recipientsOf(wave)
    await inTransaction((trx) => spend(trx, answered.id))
    await inTransaction((trx) => suppressAddress(trx, bounced.email, 'hard_bounce', 'report'))
    await inTransaction((trx) => suppressAddress(trx, out.email, 'opted_out', 'letter'))
    const reminders = () => db.from('inbox_mails').where('subject', 'like', '提醒：%')
    const ask = () => client.post(`/surveys/${wave.id}/reminders`).withCsrfToken().loginAs(handler).redirects(0)
    assert.equal(await countMissing(wave), 0)
    ;(await ask()).assertStatus(409)

    standAt(inDays(7))
    ;(await client.get(`/surveys/${wave.id}/sending`).loginAs(handler)).assertTextIncludes('催填 1 人')
    ;(await ask()).assertStatus(302)
    assert.equal(await countMissing(wave), 0)
    await drainOutbox()
    assert.deepEqual(
      (await reminders()).map(({ recipient }) => recipient),
      [missing.email]
    )
    assert.lengthOf(await db.from('survey_links').where('invitation_id', missing.id), 2)
    await missing.refresh()
    assert.equal(missing.letters, 2)

    for (const days of [7, 7, 7]) {
      standAt(inDays(days))
      await remindOfOpenWaves()
      await drainOutbox()
    }
    assert.lengthOf(await reminders(), 2, 'twice at most')
  })

  test('nobody is reminded while the letters are paused', async ({ assert }) => {
    const world = await makeWorld()
    const wave = await sendingWave(world, 1)
    await drainOutbox()
    await addRecipients(wave, 1, { email: 'late@people.example' })
    await moveSending('begin', wave, actor(world.people.handler))
    await moveSending('pause', wave, actor(world.people.handler))
    standAt(inDays(8))
    await remindOfOpenWaves()
    await assert.rejects(() => remind(wave, actor(world.people.handler)))
    assert.equal((await recipientsOf(wave))[0].letters, 1)
    assert.equal((await recipientsOf(wave))[0].email, addressOf(0))
  })
})

import { writeFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import ace from '@adonisjs/core/services/ace'
import testUtils from '@adonisjs/core/services/test_utils'
import env from '#start/env'
import AuditEntry from '#app/audit/audit_entry'
import { leaveMoment } from '#app/core/clock'
import SurveyBounce from '#app/surveys/survey_bounce'
import SurveySuppression from '#app/surveys/survey_suppression'
import { optOutPath } from '#app/surveys/opt_out_token'
import { takeBounces } from '#app/surveys/take_bounces'
import { system } from '#app/users/actor'
import { drainOutbox } from '#jobs/drain'
import { mailboxOf, returnedLetter, spamComplaint } from '#tests/support/survey_reports'
import { addressOf, recipientsOf, sendingWave } from '#tests/support/surveys'
import { makeWorld } from '#tests/world'

async function sentWave(count: number) {
  const world = await makeWorld()
  const wave = await sendingWave(world, count)
  await drainOutbox()
  return { world, wave, recipients: await recipientsOf(wave) }
}

const reports = (recipients: { email: string; messageId: string | null }[]) => {
  const [hard, soft, angry, forwarded] = recipients
  return mailboxOf(
    returnedLetter({ to: hard.email, status: '5.1.1', original: hard.messageId! }),
    returnedLetter({ to: soft.email, status: '4.2.2', original: soft.messageId! }),
    spamComplaint({ to: angry.email, original: angry.messageId! }),
    returnedLetter({ to: 'elsewhere@other.example', status: '5.2.1', original: forwarded.messageId! }),
    returnedLetter({ to: 'nobody@other.example', status: '5.1.1', original: '<other@mail.example>' }),
    'Subject: on holiday\n\nI am away.\n'
  )
}

test.group('Returned letters', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('read once from a page, each is drawn its conclusion; read again, nothing changes', async ({
    client,
    assert,
  }) => {
    const { world, wave, recipients } = await sentWave(5)
    const { handler, head } = world.people
    const upload = () =>
      client
        .post('/survey-bounces')
        .file('file', reports(recipients), { filename: 'bounces.mbox' })
        .withCsrfToken()
        .loginAs(handler)
    const said = await upload()
    said.assertTextIncludes('硬退信 2，软退信 1，投诉 1；读过的 0，与本系统的信无关 2')
    const states = async () => (await recipientsOf(wave)).map(({ state }) => state)
    const after = ['hard_bounced', 'soft_bounced', 'complained', 'hard_bounced', 'sent']
    assert.deepEqual(await states(), after)
    const list = async () =>
      (await SurveySuppression.query().orderBy('email')).map(({ email, reason }) => [email, reason])
    const suppressed = [
      [addressOf(0), 'hard_bounce'],
      [addressOf(2), 'complaint'],
      [addressOf(3), 'hard_bounce'],
    ]
    assert.deepEqual(await list(), suppressed)
    ;(await upload()).assertTextIncludes('读过的 4')
    assert.deepEqual(await states(), after)
    assert.deepEqual(await list(), suppressed)
    assert.lengthOf(await SurveyBounce.all(), 4)

    const page = await client.get('/survey-bounces?kind=complaint').loginAs(handler)
    page.assertTextIncludes(addressOf(2))
    assert.notInclude(page.text(), addressOf(0))
    const forbidden = await client.post('/survey-bounces').withCsrfToken().loginAs(head).redirects(0)
    forbidden.assertStatus(403)
    ;(await client.post('/survey-bounces').withCsrfToken().loginAs(handler).redirects(0)).assertStatus(422)
  })

  test('by command too', async ({ assert, cleanup }) => {
    const { recipients } = await sentWave(4)
    const file = join(tmpdir(), `bounces-${process.pid}.mbox`)
    await writeFile(file, reports(recipients))
    cleanup(() => rm(file))
    const command = await ace.exec('surveys:bounces', [file])
    command.assertSucceeded?.()
    assert.lengthOf(await SurveyBounce.all(), 4)
    assert.equal((await AuditEntry.findByOrFail('action', 'survey_mailbox.read')).actorName, 'surveys:bounces')
  })

  test('a mailbox that was mended is taken off the list, with a reason; a wish of a person is not', async ({
    client,
    assert,
  }) => {
    const { world, recipients } = await sentWave(4)
    const { handler, head } = world.people
    await takeBounces(reports(recipients), system('surveys:bounces'))
    const [bounce, complaint] = [
      await SurveySuppression.findByOrFail('reason', 'hard_bounce'),
      await SurveySuppression.findByOrFail('reason', 'complaint'),
    ]
    ;(await client.get('/survey-suppressions').loginAs(handler)).assertTextIncludes(bounce.email)
    const lift = ({ id }: SurveySuppression, user = handler, opinion = '对方已更正邮箱设置') =>
      client.delete(`/survey-suppressions/${id}`).form({ opinion }).withCsrfToken().loginAs(user).redirects(0)
    ;(await lift(bounce, head)).assertStatus(403)
    ;(await lift(bounce, handler, '')).assertStatus(422)
    ;(await lift(complaint)).assertStatus(409)
    ;(await lift(bounce)).assertStatus(302)
    ;(await lift(bounce)).assertStatus(404)
    assert.lengthOf(await SurveySuppression.all(), 2)
    const { particulars } = await AuditEntry.findByOrFail('action', 'survey_suppression.lifted')
    assert.equal(particulars.opinion, '对方已更正邮箱设置')
    assert.notInclude(JSON.stringify(particulars), bounce.email)
  })
})

test.group('Unsubscribing', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('a mail program posts without session, cookie or key (RFC 8058); doing it again changes nothing', async ({
    assert,
  }) => {
    const { wave, recipients } = await sentWave(2)
    const path = optOutPath(recipients[0].id)
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
    const post = () => fetch(env.get('APP_URL') + path, { method: 'POST', body })
    const first = await post()
    assert.equal(first.status, 200)
    assert.include(await first.text(), '已退订')
    assert.isNull(first.headers.get('set-cookie'))
    assert.equal((await post()).status, 200)
    const [{ email, reason, source }, ...more] = await SurveySuppression.all()
    assert.deepEqual({ email, reason, source }, { email: recipients[0].email, reason: 'opted_out', source: 'letter' })
    assert.isEmpty(more)
    assert.deepEqual(
      (await recipientsOf(wave)).map(({ state }) => state),
      ['opted_out', 'sent']
    )
  })

  test('a visit asks first and changes nothing, so that programs that follow links do no harm', async ({
    client,
    assert,
  }) => {
    const { recipients } = await sentWave(1)
    const path = optOutPath(recipients[0].id)
    for (const page of [await client.get(path), await client.get(path)]) {
      page.assertStatus(200)
      page.assertTextIncludes('确认退订')
      page.assertHeader('referrer-policy', 'no-referrer')
    }
    assert.isEmpty(await SurveySuppression.all())
    for (const wrong of [`${path}x`, '/survey-opt-outs/1', optOutPath(recipients[0].id + 1)]) {
      ;(await client.get(wrong)).assertStatus(404)
      ;(await client.post(wrong)).assertStatus(404)
    }
  })
})

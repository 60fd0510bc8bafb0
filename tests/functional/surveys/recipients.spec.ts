import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import { addDays, beijingDay } from '#app/calendar/working_days'
import sweep from '#jobs/core/sweep'
import { takeConsultationStep } from '#app/activities/consultation_workflow'
import { leaveMoment, standAt } from '#app/core/clock'
import { inTransaction } from '#app/core/dialect'
import Import from '#app/imports/import'
import { undoImport, startImport } from '#app/imports/import_workflow'
import { registerRecipientSources } from '#app/surveys/recipient_sources'
import { moveSending } from '#app/surveys/survey_sending'
import { suppressAddress } from '#app/surveys/suppress_address'
import SurveyIntake from '#app/surveys/survey_intake'
import { discardOldIntakes } from '#app/surveys/survey_intake_workflow'
import { surveyRecipientImport } from '#app/surveys/survey_recipient_import'
import type SurveyWave from '#app/surveys/survey_wave'
import type User from '#app/users/user'
import { takeWaveStep } from '#app/surveys/move_wave'
import { drainOutbox } from '#jobs/drain'
import { makeConsultation, pointOf } from '#tests/support/activities'
import { actor } from '#tests/support/applications'
import { cellsOf, download } from '#tests/support/downloads'
import { ledgerOf, verdicts, type Line } from '#tests/support/ledgers'
import { addRecipients, inDays, makeWave, openWave, recipientsOf } from '#tests/support/surveys'
import { makeWorld, type World } from '#tests/world'

/** A room above registers its people like this. */
registerRecipientSources({
  key: 'elsewhere',
  hasPeriod: false,
  async *batches() {
    yield [{ email: 'member@people.example', name: '温景行', locale: 'en', designationId: null }]
  },
})

async function servedTo(world: World, contactEmail: string | null, more: object = {}, confirmed = true) {
  const entry = await makeConsultation(world, {
    contactEmail,
    question: `${contactEmail} 的问题 ${Math.random()}`,
    ...more,
  })
  if (confirmed) await takeConsultationStep('confirm', entry, actor(world.people.principal))
  return entry
}

const ask = (client: ApiClient, { id }: SurveyWave, user: User, form: object) =>
  client
    .post(`/surveys/${id}/intakes`)
    .form({ fromDay: addDays(beijingDay(), -60), untilDay: beijingDay(), ...form })
    .withCsrfToken()
    .loginAs(user)
    .redirects(0)

const numbersOf = ({ found, invalid, doubles, known, optedOut, bounced, complained, fresh }: SurveyIntake) => ({
  ...{ found, invalid, doubles, known, optedOut, bounced, complained, fresh },
})

const suppress = (email: string, reason: 'opted_out' | 'hard_bounce' | 'complaint') =>
  inTransaction((trx) => suppressAddress(trx, email, reason, 'report'))

test.group('Who is asked', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('people of service records: counted and said in numbers before anybody is taken, each mailbox once', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const wave = await makeWave(world)
    const point = await pointOf(world)
    await servedTo(world, 'Bailu@People.Example')
    await servedTo(world, 'bailu@people.example')
    await servedTo(world, 'ｂａｉｌｕ＠people.example')
    await servedTo(world, 'new@people.example')
    await servedTo(world, 'draft@people.example', {}, false)
    await servedTo(world, null)
    for (const [name, reason] of [
      ['out', 'opted_out'],
      ['gone', 'hard_bounce'],
      ['angry', 'complaint'],
    ] as const) {
      await servedTo(world, `${name}@people.example`)
      await suppress(`${name}@people.example`, reason)
    }
    await servedTo(world, 'there@people.example')
    await addRecipients(wave, 1, { email: 'there@people.example' })
    await db.from('consultations').where('contact_email', 'new@people.example').update({ contact_email: 'new@@people' })
    await servedTo(world, 'new@people.example')

    const asked = await ask(client, wave, handler, { source: 'consultations' })
    const intake = await SurveyIntake.firstOrFail()
    asked.assertHeader('location', `/survey-intakes/${intake.id}`)
    ;(await client.get(`/survey-intakes/${intake.id}`).loginAs(handler)).assertTextIncludes('正在统计')
    await drainOutbox()
    await intake.refresh()
    assert.equal(intake.state, 'counted')
    assert.deepEqual(numbersOf(intake), {
      ...{ found: 9, invalid: 1, doubles: 2, known: 1, optedOut: 1, bounced: 1, complained: 1, fresh: 2 },
    })
    assert.lengthOf(await recipientsOf(wave), 1, 'nobody is taken yet')
    const page = await client.get(`/survey-intakes/${intake.id}`).loginAs(handler)
    page.assertTextIncludes('加入 2 人')

    const take = () =>
      client
        .put(`/survey-intakes/${intake.id}`)
        .form({ version: intake.version })
        .withCsrfToken()
        .loginAs(handler)
        .redirects(0)
    await suppress('new@people.example', 'opted_out')
    ;(await take()).assertStatus(302)
    ;(await take()).assertStatus(409)
    await drainOutbox()
    await intake.refresh()
    assert.include(intake.$attributes, { state: 'taken', added: 1 })
    const [, taken, ...more] = await recipientsOf(wave)
    assert.isEmpty(more, 'who opted out meanwhile is not taken')
    assert.include(taken.$attributes, {
      email: 'bailu@people.example',
      designationId: point.id,
      source: 'consultations',
    })
    assert.isEmpty(await db.from('survey_candidates'), 'who was found is kept nowhere else')
  })

  test('contacts that were deleted are not found any more, nor those outside the period', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const wave = await makeWave(world)
    await servedTo(world, 'old@people.example')
    standAt(inDays(4 * 366))
    await sweep()
    const whole = { source: 'consultations', fromDay: '2000-01-01' }
    await ask(client, wave, world.people.handler, whole)
    await drainOutbox()
    assert.equal((await SurveyIntake.firstOrFail()).found, 0)
    ;(await ask(client, wave, world.people.handler, { ...whole, untilDay: '1999-01-01' })).assertStatus(422)
    ;(await ask(client, wave, world.people.handler, { source: 'strangers' })).assertStatus(422)
  })

  test('a room above brings people of its own; what is not taken is forgotten after some days', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const wave = await openWave(world)
    await ask(client, wave, world.people.head, { source: 'elsewhere' })
    await drainOutbox()
    const intake = await SurveyIntake.firstOrFail()
    assert.equal(intake.fresh, 1)
    standAt(inDays(5))
    await discardOldIntakes()
    await intake.refresh()
    assert.equal(intake.state, 'discarded')
    assert.isEmpty(await db.from('survey_candidates'))

    await ask(client, wave, world.people.head, { source: 'elsewhere' })
    await drainOutbox()
    const second = await SurveyIntake.query().orderBy('id', 'desc').firstOrFail()
    const discard = await client
      .delete(`/survey-intakes/${second.id}`)
      .withCsrfToken()
      .loginAs(world.people.head)
      .redirects(0)
    discard.assertHeader('location', `/surveys/${wave.id}`)
    ;(
      await client.put(`/survey-intakes/${second.id}`).form({ version: 2 }).withCsrfToken().loginAs(world.people.leader)
    ).assertStatus(403)
  })

  test('a workbook: a verdict for each row, taken in, taken back while nothing was sent', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const wave = await openWave(world)
    const point = await pointOf(world)
    await addRecipients(wave, 1, { email: 'there@people.example' })
    await suppress('out@people.example', 'opted_out')
    const line = (email: string, more: Line = {}): Line => ({
      email,
      name: '白露',
      point: null,
      language: null,
      ...more,
    })
    const book = () =>
      ledgerOf(surveyRecipientImport, [
        line(' Bailu@People.example', { point: point.number, language: '英文' }),
        line('bailu@people.example'),
        line('没有邮箱'),
        line('there@people.example'),
        line('out@people.example'),
        line('next@people.example', { point: '没有这个网点' }),
        line('last@people.example'),
      ])
    await bringRecipients(client, await book(), handler, wave)
    assert.deepEqual(await verdicts(), [
      ['ok', ''],
      ['duplicate', 'email'],
      ['bad', 'email'],
      ['duplicate', 'email'],
      ['bad', 'email'],
      ['bad', 'point'],
      ['ok', ''],
    ])
    const intake = await Import.firstOrFail()
    await startImport(intake, actor(handler))
    await drainOutbox()
    const [, first, last] = await recipientsOf(wave)
    assert.include(first.$attributes, {
      email: 'bailu@people.example',
      designationId: point.id,
      locale: 'en',
      name: '白露',
    })
    assert.include(last.$attributes, { email: 'last@people.example', designationId: null, locale: 'zh-CN' })

    await intake.refresh()
    await undoImport(intake, actor(handler))
    await drainOutbox()
    assert.lengthOf(await recipientsOf(wave), 1)

    await bringRecipients(client, await book(), handler, wave)
    const again = await Import.query().orderBy('id', 'desc').firstOrFail()
    await startImport(again, actor(handler))
    await drainOutbox()
    await moveSending('begin', wave, actor(handler))
    await drainOutbox()
    await again.refresh()
    await undoImport(again, actor(handler)).catch(() => {})
    await drainOutbox()
    assert.lengthOf(await recipientsOf(wave), 3, 'what was sent is not taken back')
  })

  test('a year after its end nobody can say any more who was asked, only how many', async ({ assert }) => {
    const world = await makeWorld()
    const wave = await openWave(world)
    await addRecipients(wave, 3, { name: '白露' })
    await takeWaveStep('close', wave, actor(world.people.handler))
    await sweep()
    assert.equal((await recipientsOf(wave))[0].name, '白露')
    standAt(inDays(13 * 31))
    await sweep()
    const forgotten = await recipientsOf(wave)
    assert.deepEqual(
      forgotten.map(({ id, email, name }) => [email, name, id]),
      forgotten.map(({ id }) => [String(id), null, id])
    )
    assert.lengthOf(forgotten, 3)
  })

  test('whole addresses are for the handler only, also in the workbook, which is on record', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler, leader } = world.people
    const wave = await openWave(world)
    await addRecipients(wave, 1, {
      email: 'bailu@people.example',
      name: '白露',
      last_error: '550 <bailu@people.example> no',
    })
    const path = `/surveys/${wave.id}/recipients`
    ;(await client.get(path).loginAs(handler)).assertTextIncludes('bailu@people.example')
    const masked = await client.get(`${path}?columns=error`).loginAs(leader)
    masked.assertTextIncludes('b***@people.example')
    assert.notInclude(masked.text(), 'bailu@')
    assert.notInclude(masked.text(), '白露')
    const found = await client.get(`${path}?q=bailu`).loginAs(leader)
    found.assertTextIncludes('b***@people.example')
    assert.notInclude(
      JSON.stringify(
        (await cellsOf((await download(client, `${path}/view.xlsx?columns=error,state`, leader)).body())).rows
      ),
      'bailu@'
    )
    assert.lengthOf(await db.from('audit_entries').where({ action: 'list.exported', actor_id: leader.id }), 1)
    const sent = await client.get(`${path}?state=sent`).loginAs(handler)
    assert.notInclude(sent.text(), 'bailu@people.example')
  })
})

async function bringRecipients(client: ApiClient, file: Buffer, user: User, wave: SurveyWave) {
  await db.from('import_rows').delete()
  await client
    .post('/imports')
    .fields({ kind: 'survey_recipients', wave: String(wave.id) })
    .file('file', file, { filename: '收件人.xlsx' })
    .withCsrfToken()
    .loginAs(user)
    .redirects(0)
  await drainOutbox()
}

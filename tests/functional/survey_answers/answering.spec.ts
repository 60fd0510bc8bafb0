import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import limiter from '@adonisjs/limiter/services/main'
import { leaveMoment, standAt } from '#app/core/clock'
import { releaseAnswers } from '#app/survey_answers/release_answers'
import SurveyAnswer from '#app/survey_answers/survey_answer'
import { TYPED } from '#tests/support/questions'
import {
  answer,
  answeredWave,
  closeWave,
  dump,
  formOf,
  invite,
  knowTables,
  waveIn,
} from '#tests/support/survey_answers'
import { makeDesignation } from '#tests/support/designations'
import { makeWorld } from '#tests/world'

const changed = (before: Record<string, unknown[]>, after: Record<string, unknown[]>) =>
  Object.keys(after).filter((table) => JSON.stringify(before[table]) !== JSON.stringify(after[table]))

test.group('Answering by a personal link', (group) => {
  group.setup(() => knowTables())
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => limiter.clear())
  group.each.teardown(() => leaveMoment())

  test('looking at it changes nothing, whoever looks and however often', async ({ client, assert }) => {
    const world = await makeWorld()
    const [token] = await invite(await waveIn(world), 1, (await makeDesignation(world.organizations.haidian)).id)
    const before = await dump()
    for (const path of [`/s/${token}`, `/s/${token}/stored`, `/s/${token}?lang=en`]) {
      const page = await client.get(path)
      page.assertStatus(200)
      assert.isEmpty(page.headers()['set-cookie'] ?? [])
      assert.equal(page.header('cache-control'), 'no-store')
      assert.equal(page.header('referrer-policy'), 'same-origin')
      assert.include(page.header('content-security-policy'), "default-src 'self'")
    }
    assert.deepEqual(changed(before, await dump()), [])
    const page = await client.get(`/s/${token}`)
    page.assertTextIncludes('燕麓大学图书馆')
    assert.notInclude(page.text(), '_csrf')
  })

  test('a finished answer spends the link, goes sealed into the pool, and nothing else is written', async ({
    client,
    assert,
  }) => {
    const [token] = await invite(await waveIn(await makeWorld()), 1)
    const before = await dump()
    const done = await client.post(`/s/${token}`).form({ ...formOf(token), _once: 'a-key-that-somebody-sends' })
    done.assertStatus(200)
    done.assertTextIncludes('谢谢。')
    assert.isEmpty(done.headers()['set-cookie'] ?? [])
    const after = await dump()
    assert.deepEqual(changed(before, after), ['survey_invitations', 'survey_pool'])
    assert.sameMembers(Object.keys(after.survey_pool[0]), ['id', 'wave_id', 'sealed'])
    assert.equal(after.survey_invitations[0].is_spent, 1)
    const untouched = ({ is_spent: spent, ...rest }: Record<string, unknown>) => rest
    assert.deepEqual(after.survey_invitations.map(untouched), before.survey_invitations.map(untouched))
  })

  test('a second post, from another tab or by a double press, is told kindly', async ({ client, assert }) => {
    const [token] = await invite(await waveIn(await makeWorld()), 1)
    const both = [client.post(`/s/${token}`).form(formOf(token)), client.post(`/s/${token}`).form(formOf(token))]
    const answers = await Promise.all(both)
    assert.sameMembers(
      answers.map((one) => one.status()),
      [200, 410]
    )
    const page = await client.get(`/s/${token}`)
    page.assertStatus(410)
    page.assertTextIncludes('已经提交过答卷')
    assert.lengthOf(await db.from('survey_pool'), 1)
  })

  test('what is missing is named, nothing is spent and what was chosen stays', async ({ client, assert }) => {
    const [token] = await invite(await waveIn(await makeWorld()), 1)
    const page = await client.post(`/s/${token}`).form(formOf(token, { services: ['search'], overall: '4' }))
    page.assertStatus(422)
    page.assertTextIncludes('id="error-summary"')
    assert.match(page.text(), /name="q\[overall\]"\s+value="4"\s+checked/)
    assert.lengthOf(await db.from('survey_pool'), 0)
    assert.lengthOf(await db.from('survey_invitations').where({ is_spent: true }), 0)
  })

  test('a link that nobody was sent, one of a wave that is over, not open or called off: a kind page each', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const unknown = await client.get('/s/AAAAAAAAAAAAAAAAAAAAAA')
    unknown.assertStatus(404)
    unknown.assertTextIncludes('没有找到这份问卷')
    for (const [state, status, title] of [
      ['draft', 404, '调查尚未开始'],
      ['approved', 404, '调查尚未开始'],
      ['closed', 410, '调查已经结束'],
      ['cancelled', 410, '调查已经结束'],
    ] as const) {
      const [token] = await invite(await waveIn(world, { state }), 1)
      for (const asked of [client.get(`/s/${token}`), client.post(`/s/${token}`).form(formOf(token))]) {
        const page = await asked
        page.assertStatus(status)
        page.assertTextIncludes(title)
      }
    }
    assert.lengthOf(await db.from('survey_pool'), 0)
  })

  test('who tries one address after the other is stopped, and leaves no trace in the database', async ({
    client,
    assert,
  }) => {
    const [token] = await invite(await waveIn(await makeWorld()), 1)
    const before = await dump()
    for (let tried = 0; tried < 60; tried++) await client.get(`/s/unknown${tried}`)
    for (const path of ['/s/unknown', `/s/${token}`]) (await client.get(path)).assertStatus(429)
    assert.deepEqual(changed(before, await dump()), [])
  })

  test('a form of another site is refused', async ({ client, assert }) => {
    const [token] = await invite(await waveIn(await makeWorld()), 1)
    for (const [name, value] of [
      ['sec-fetch-site', 'cross-site'],
      ['origin', 'https://elsewhere.example'],
    ]) {
      const refused = await client.post(`/s/${token}`).header(name, value).form(formOf(token))
      refused.assertStatus(403)
    }
    assert.lengthOf(await db.from('survey_pool'), 0)
  })

  test('a begun answer waits under the link, for nobody else to read', async ({ client, assert }) => {
    const [token, other] = await invite(await waveIn(await makeWorld()), 2)
    const typed = { ...TYPED, opinion: '写到一半的意见' }
    const saved = await client
      .post(`/s/${token}`)
      .redirects(0)
      .form(formOf(token, typed, { act: 'save' }))
    saved.assertStatus(303)
    const again = await client.get(saved.header('location')!)
    again.assertTextIncludes('已保存')
    again.assertTextIncludes('写到一半的意见')
    ;(await client.get(`/s/${token}`)).assertTextIncludes('已为您恢复')
    assert.notInclude((await client.get(`/s/${other}`)).text(), '写到一半')

    const [draft] = await db.from('survey_drafts')
    assert.sameMembers(Object.keys(draft), ['name', 'wave_id', 'sealed', 'expires_on'])
    assert.notInclude(Buffer.from(draft.sealed, 'base64').toString(), '写到一半')
    assert.equal((await client.post(`/s/${token}`).form(formOf(token, typed))).status(), 200)
    assert.lengthOf(await db.from('survey_drafts'), 0)
  })

  test('the page keeps it by itself, and a save that comes too late keeps nothing', async ({ client, assert }) => {
    const [token] = await invite(await waveIn(await makeWorld()), 1)
    const keep = () =>
      client
        .post(`/s/${token}`)
        .header('accept', 'application/json')
        .form(formOf(token, TYPED, { act: 'save' }))
    ;(await keep()).assertStatus(204)
    ;(await keep()).assertStatus(204)
    assert.lengthOf(await db.from('survey_drafts'), 1)
    await answer(token)
    ;(await keep()).assertStatus(410)
    assert.lengthOf(await db.from('survey_drafts'), 0)
  })

  test('the time before a pause counts: who resumes is not taken for hasty', async ({ client, assert }) => {
    const wave = await waveIn(await makeWorld())
    const [token] = await invite(wave, 1)
    await client.post(`/s/${token}`).form(formOf(token, TYPED, { act: 'save', seconds: 100 }))
    standAt(new Date(Date.now() + 86_400_000))
    const [, started] = /name="started" value="([^"]+)"/.exec((await client.get(`/s/${token}`)).text())!
    const done = await client.post(`/s/${token}`).form({ q: TYPED, started })
    done.assertStatus(200)
    assert.notInclude(done.text(), '作答过快')
  })

  test('what speaks against an answer is found when it arrives', async ({ client }) => {
    const [fast, forged] = await invite(await waveIn(await makeWorld()), 2)
    const quick = await client.post(`/s/${fast}`).form(formOf(fast, TYPED, { seconds: 20 }))
    quick.assertTextIncludes('作答过快')
    const own = await client.post(`/s/${forged}`).form({ q: TYPED, started: '1.0' })
    own.assertTextIncludes('作答过快')
  })

  test('English is complete', async ({ client, assert }) => {
    const [token] = await invite(await waveIn(await makeWorld()), 1)
    const page = await client.get(`/s/${token}?lang=en`)
    page.assertTextIncludes('Save and go on later')
    page.assertTextIncludes('Please answer.')
    const done = await client.post(`/s/${token}?lang=en`).form(formOf(token))
    done.assertTextIncludes('Received, thank you!')
    assert.notInclude(done.text(), 'translation missing')
  })

  test('the receipt reads the exact record, in the pool and after its release', async ({ client, assert }) => {
    const wave = await waveIn(await makeWorld())
    const [token, ...others] = await invite(wave, 6)
    const done = await client.post(`/s/${token}`).form(formOf(token, { ...TYPED, opinion: '很好' }))
    const [, receipt] = /class="r-code">([^<]+)</.exec(done.text())!
    const read = () => client.post('/survey-receipts').form({ receipt: receipt.toLowerCase().replaceAll('-', ' ') })
    const pooled = await read()
    pooled.assertTextIncludes('很好')
    pooled.assertTextIncludes('在加密的答卷池里')
    for (const other of others) await answer(other)
    await closeWave(wave)
    await releaseAnswers(wave.id)
    const released = await read()
    released.assertTextIncludes('很好')
    released.assertTextIncludes('与其他答卷一起放出')
    assert.isEmpty(released.headers()['set-cookie'] ?? [])
    const wrong = await client.post('/survey-receipts').form({ receipt: 'AAAA-BBBB' })
    wrong.assertStatus(404)
    wrong.assertTextIncludes('没有找到这个回执码')
  })

  test('the codes of receipts cannot be tried without end', async ({ client }) => {
    for (let tried = 0; tried < 60; tried++) await client.post('/survey-receipts').form({ receipt: `${tried}` })
    ;(await client.post('/survey-receipts').form({ receipt: '1' })).assertStatus(429)
  })

  test('who answered last in a cancelled wave leaves nothing behind', async ({ assert }) => {
    const wave = await waveIn(await makeWorld())
    for (const token of await invite(wave, 12)) await answer(token)
    await db.from('survey_waves').where({ id: wave.id }).update({ state: 'cancelled' })
    await releaseAnswers(wave.id)
    assert.lengthOf(await db.from('survey_pool'), 0)
    assert.lengthOf(await SurveyAnswer.all(), 0)
  })

  test('answers are there for the results after the wave', async ({ assert }) => {
    const wave = await answeredWave(await makeWorld())
    const answers = await SurveyAnswer.query().where('waveId', wave.id)
    assert.lengthOf(answers, 12)
    assert.equal(answers[0].answers.overall, '5')
  })
})

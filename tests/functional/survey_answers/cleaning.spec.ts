import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import SurveyAnswer from '#app/survey_answers/survey_answer'
import { exclusionOf } from '#app/survey_answers/clean_wave'
import SurveyWave from '#app/surveys/survey_wave'
import { answer, answeredWave, invite, waveIn } from '#tests/support/survey_answers'
import { makeWorld } from '#tests/world'

const REASON = '不到一分钟交卷的不计入。'

test.group('Cleaning a wave', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('shows numbers only, and none so small that it could mean somebody', async ({ client, assert }) => {
    const world = await makeWorld()
    const wave = await answeredWave(world, 13)
    const { id } = (await SurveyAnswer.firstOrFail())!
    await db.from('survey_answers').where({ id }).update({ flags: '["straight_line"]' })
    const page = await client.get(`/surveys/${wave.id}/answers?rules[]=hasty`).loginAs(world.people.handler)
    page.assertStatus(200)
    assert.match(page.text(), /作答过快：[56]/)
    page.assertTextIncludes('各题同选一档：少于 5')
    assert.match(page.text(), /将剔除 [56] 份，计入统计 [78] 份/)
    assert.notInclude(page.text(), '意见')
    const ofWave = await client.get(`/surveys/${wave.id}`).loginAs(world.people.handler)
    ofWave.assertTextIncludes('已放出 13 份，等待放出 0 份')
  })

  test('excludes by rules with a reason, on record, and again until results are calculated', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const wave = await answeredWave(world, 12)
    const clean = (rules: string[], version: number) =>
      client
        .post(`/surveys/${wave.id}/answers`)
        .loginAs(handler)
        .withCsrfToken()
        .redirects(0)
        .form({ 'rules[]': rules, 'opinion': REASON, version })
    ;(await clean(['hasty'], wave.version)).assertStatus(302)
    const excluded = async () => (await SurveyAnswer.query().whereNotNull('excludedAs')).map((one) => one.excludedAs)
    assert.deepEqual(await excluded(), Array(6).fill('hasty'))
    const cleaned = await SurveyWave.findOrFail(wave.id)
    assert.equal(cleaned.state, 'cleaned')

    ;(await clean(['straight_line'], wave.version)).assertStatus(409)
    ;(await clean(['straight_line'], cleaned.version)).assertStatus(302)
    assert.deepEqual(await excluded(), [])
    const told = await db.from('audit_entries').where({ action: 'survey_wave.answers_sifted' }).orderBy('id')
    assert.deepEqual(
      told.map((entry) => JSON.parse(entry.details)),
      [
        { rules: 'hasty', opinion: REASON, answers: 12, excluded: 6 },
        { rules: 'straight_line', opinion: REASON, answers: 12, excluded: 0 },
      ]
    )
    await db.from('survey_waves').where({ id: wave.id }).update({ state: 'calculated' })
    ;(await clean(['hasty'], cleaned.version + 1)).assertStatus(409)
    const afterwards = await client.get(`/surveys/${wave.id}/answers`).loginAs(handler)
    afterwards.assertTextIncludes('按规则剔除 0 份，计入统计 12 份')
    assert.notInclude(afterwards.text(), '调查结束后')
  })

  test('what still waited in the pool is let out first', async ({ client, assert }) => {
    const world = await makeWorld()
    const wave = await waveIn(world)
    for (const token of await invite(wave, 7)) await answer(token)
    await db.from('survey_waves').where({ id: wave.id }).update({ state: 'closed' })
    const page = await client.get(`/surveys/${wave.id}/answers`).loginAs(world.people.handler)
    page.assertTextIncludes('放出答卷')
    await client
      .post(`/surveys/${wave.id}/answers`)
      .loginAs(world.people.handler)
      .withCsrfToken()
      .form({ opinion: REASON, version: 0 })
    assert.lengthOf(await SurveyAnswer.all(), 7)
  })

  test('needs a reason; not while the wave runs; not by others; nobody outside the bureau sees it', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler, head, principal } = world.people
    const wave = await answeredWave(world, 6)
    const post = (user = handler, more: object = {}) =>
      client
        .post(`/surveys/${wave.id}/answers`)
        .loginAs(user)
        .withCsrfToken()
        .redirects(0)
        .form({ 'rules[]': ['hasty'], 'opinion': REASON, 'version': 0, ...more })
    ;(await post(handler, { opinion: '' })).assertStatus(422)
    ;(await post(handler, { 'rules[]': ['whatever'] })).assertStatus(422)
    ;(await post(head)).assertStatus(403)
    ;(await post(principal)).assertStatus(404)
    ;(await client.get(`/surveys/${wave.id}/answers`).loginAs(principal)).assertStatus(404)
    ;(await client.get(`/surveys/${wave.id}/answers`).loginAs(head)).assertStatus(200)
    await db.from('survey_waves').where({ id: wave.id }).update({ state: 'open' })
    ;(await post()).assertStatus(409)
    assert.lengthOf(await SurveyAnswer.query().whereNotNull('excludedAs'), 0)
  })

  test('names are forgotten by a press, once', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, head } = world.people
    const wave = await waveIn(world, { isAnonymous: false })
    const page = await client.get(`/surveys/${wave.id}/answers`).loginAs(handler)
    page.assertTextIncludes('转为匿名')
    const turn = (user = handler) =>
      client.post(`/surveys/${wave.id}/anonymity`).loginAs(user).withCsrfToken().redirects(0).form({ version: 0 })
    ;(await turn(head)).assertStatus(403)
    ;(await turn()).assertStatus(302)
    assert.isTrue(Boolean((await SurveyWave.findOrFail(wave.id)).isAnonymous))
    ;(await turn()).assertStatus(409)
  })

  test('the first rule that applies is the reason', ({ assert }) => {
    assert.equal(exclusionOf(['straight_line', 'hasty'], ['straight_line', 'hasty']), 'hasty')
    assert.equal(exclusionOf(['straight_line'], ['hasty']), null)
  })
})

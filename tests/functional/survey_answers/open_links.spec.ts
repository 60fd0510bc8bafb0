import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import limiter from '@adonisjs/limiter/services/main'
import { releaseAnswers } from '#app/survey_answers/release_answers'
import { openPooled } from '#app/survey_answers/pool'
import { startedAt } from '#app/survey_answers/started'
import SurveyAnswer from '#app/survey_answers/survey_answer'
import SurveyOpenLink from '#app/survey_answers/survey_open_link'
import { turnOpenLinksOff, turnOpenLinksOn } from '#app/survey_answers/open_links'
import { makeConsultation, pointOf } from '#tests/support/activities'
import { actor } from '#tests/support/applications'
import { makeDesignation } from '#tests/support/designations'
import { TYPED } from '#tests/support/questions'
import { countQueries } from '#tests/support/queries'
import { closeWave, waveIn } from '#tests/support/survey_answers'
import { makeWorld } from '#tests/world'

/** A wave with codes for 海淀 and 朝阳. */
async function postersUp() {
  const world = await makeWorld()
  const wave = await waveIn(world)
  await pointOf(world)
  await makeDesignation(world.organizations.chaoyang)
  await turnOpenLinksOn(wave, actor(world.people.handler))
  const links = await SurveyOpenLink.query().preload('designation')
  const of = ({ id }: { id: number }) => links.find(({ designation }) => designation.organizationId === id)!
  const [haidian, chaoyang] = [of(world.organizations.haidian), of(world.organizations.chaoyang)]
  return { world, wave, haidian, chaoyang }
}

const formOf = ({ code }: SurveyOpenLink, more: object = {}, seconds = 120) => ({
  ...{ q: TYPED, started: startedAt(code, seconds), record: '', homepage: '' },
  ...more,
})

const COOKIE = 'survey_answered'

async function flagsInPool() {
  const rows = await db.from('survey_pool')
  return rows.map((row) => openPooled(row.wave_id, row.sealed).flags)
}

test.group('Rating by the code at a point', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => limiter.clear())

  test('a visitor answers about this point, and the answer goes through the same pool', async ({ client, assert }) => {
    const { haidian, wave } = await postersUp()
    const page = await client.get(haidian.path)
    page.assertStatus(200)
    page.assertTextIncludes('燕麓大学图书馆')
    page.assertTextIncludes('匿名')
    assert.isEmpty(page.headers()['set-cookie'] ?? [])
    ;(await client.get(`${haidian.path}/stored`)).assertTextIncludes('防止重复评价')
    for (let visitor = 0; visitor < 5; visitor++) {
      const done = await client.post(haidian.path).form(formOf(haidian))
      done.assertStatus(200)
      done.assertTextIncludes('回执码')
    }
    await closeWave(wave)
    await releaseAnswers(wave.id)
    const answers = await SurveyAnswer.all()
    assert.lengthOf(answers, 5)
    assert.isTrue(answers.every((one) => one.channel === 'open' && one.designationId === haidian.designationId))
  })

  test('once on each device; another point is taken, with a mark', async ({ client, assert }) => {
    const { haidian, chaoyang } = await postersUp()
    const first = await client.post(haidian.path).form(formOf(haidian))
    const { value, httpOnly, path } = first.cookie(COOKIE)!
    assert.deepEqual([httpOnly, path], [true, '/q'])
    const again = await client.post(haidian.path).withCookie(COOKIE, value).form(formOf(haidian))
    again.assertStatus(410)
    again.assertTextIncludes('已经评价过')
    const other = await client.post(chaoyang.path).withCookie(COOKIE, value).form(formOf(chaoyang))
    other.assertStatus(200)
    assert.sameDeepMembers(await flagsInPool(), [[], ['same_device']])
  })

  test('the number of a consultation is good for one answer about its point', async ({ client, assert }) => {
    const { world, haidian, chaoyang } = await postersUp()
    const { number } = await makeConsultation(world)
    const wrong = await client.post(chaoyang.path).form(formOf(chaoyang, { record: number }))
    wrong.assertStatus(422)
    wrong.assertTextIncludes('没有找到这个编号')
    wrong.assertTextIncludes('href="#record"')
    ;(await client.post(haidian.path).form(formOf(haidian, { record: number }))).assertStatus(200)
    for (const typed of [number, ` ${number.toLowerCase()} `]) {
      const used = await client.post(haidian.path).form(formOf(haidian, { record: typed }))
      used.assertStatus(422)
      used.assertTextIncludes('这个编号已经评价过')
      used.assertTextIncludes('href="#record"')
      used.assertTextIncludes('checked')
    }
    const codes = await db.from('survey_open_codes')
    assert.lengthOf(codes, 1)
    assert.notInclude(JSON.stringify(codes), number)
  })

  test('what looks like a program is taken and marked', async ({ client, assert }) => {
    const { haidian } = await postersUp()
    await client.post(haidian.path).form(formOf(haidian, { homepage: 'https://spam.example' }))
    await client.post(haidian.path).form(formOf(haidian, {}, 2))
    assert.sameDeepMembers(await flagsInPool(), [['robot'], ['hasty', 'robot']])
  })

  test('a flood from one address is marked, then stopped, and no address is kept', async ({ client, assert }) => {
    const { haidian } = await postersUp()
    for (let sent = 0; sent < 60; sent++) await client.post(haidian.path).form(formOf(haidian))
    ;(await client.post(haidian.path).form(formOf(haidian))).assertStatus(429)
    const marked = (await flagsInPool()).filter((flags) => flags.includes('crowd'))
    assert.lengthOf(marked, 50)
    assert.isEmpty(await db.from('rate_limits'))
  })

  test('unknown, turned off, closed: a kind page each', async ({ client }) => {
    const { world, wave, haidian } = await postersUp()
    ;(await client.get('/q/nobody-has-this')).assertStatus(404)
    await turnOpenLinksOff(wave, actor(world.people.handler))
    ;(await client.get(haidian.path)).assertStatus(410)
    ;(await client.post(haidian.path).form(formOf(haidian))).assertStatus(410)
    await turnOpenLinksOn(wave, actor(world.people.handler))
    ;(await client.get(haidian.path)).assertStatus(200)
    await closeWave(wave)
    ;(await client.get(haidian.path)).assertStatus(410)
  })
})

test.group('Codes of a wave', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('the handler turns them on and off; what hangs on a wall stays good', async ({ client, assert }) => {
    const { world, wave, haidian } = await postersUp()
    const path = `/surveys/${wave.id}/open-links`
    const { handler, head, principal } = world.people
    const turn = (standing: string, user = handler) =>
      client.post(path).loginAs(user).withCsrfToken().redirects(0).form({ standing })
    ;(await turn('off')).assertStatus(302)
    assert.equal((await SurveyOpenLink.findOrFail(haidian.id)).isOn, 0 as never)
    ;(await turn('on')).assertStatus(302)
    assert.equal((await SurveyOpenLink.findOrFail(haidian.id)).code, haidian.code)
    ;(await client.get(path).loginAs(handler)).assertTextIncludes('停用扫码评价')
    ;(await turn('off', head)).assertStatus(403)
    ;(await turn('off', principal)).assertStatus(404)
    ;(await turn('sideways')).assertStatus(302)
    const told = await db
      .from('audit_entries')
      .whereIn('action', ['survey_wave.open_links_on', 'survey_wave.open_links_off'])
    assert.lengthOf(told, 3)
  })

  test('a point sees and prints its own poster, and no other', async ({ client, assert }) => {
    const { world, haidian, chaoyang } = await postersUp()
    const { principal, handler } = world.people
    const list = await client.get('/survey-posters').loginAs(principal)
    list.assertTextIncludes('燕麓大学图书馆')
    assert.notInclude(list.text(), '通惠科技情报所')
    const poster = await client.get(`/survey-posters/${haidian.id}`).loginAs(principal)
    poster.assertTextIncludes(haidian.address)
    poster.assertTextIncludes('data:image/png')
    ;(await client.get(`/survey-posters/${chaoyang.id}`).loginAs(principal)).assertStatus(404)
    ;(await client.get(`/survey-posters/${chaoyang.id}`).loginAs(handler)).assertStatus(200)
    const sent = await countQueries(() => client.get('/survey-posters').loginAs(handler))
    assert.isBelow(sent.length, 30)
  })
})

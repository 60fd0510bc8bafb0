import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import limiter from '@adonisjs/limiter/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import config from '#config/ratings'
import env from '#start/env'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { leaveMoment, standAt } from '#app/core/clock'
import { ratingLinkFor } from '#app/activities/rating_links'
import { inTransaction } from '#app/core/dialect'
import BadRatingCase from '#app/ratings/bad_rating_case'
import Rating, { ratingPath } from '#app/ratings/rating'
import { drainOutbox } from '#jobs/drain'
import { cellsOf, download } from '#tests/support/downloads'
import { textsTo } from '#tests/support/notices'
import { countQueries } from '#tests/support/queries'
import { rate, rateable, rater } from '#tests/support/ratings'
import { makeWorld } from '#tests/world'

const KEPT = /13900000002|谷雨|guyu/

test.group('Rating a service', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => limiter.clear())
  group.each.setup(() => standAt(new Date('2026-11-23T02:00:00Z')))
  group.each.teardown(() => leaveMoment())

  /** Without session, key or script. */
  const post = (client: ApiClient, path: string, form: object) => client.post(path).form(form).redirects(0)

  /** As a browser without cookies asks; the client of the tests always has a session. */
  const onPhone = (path: string, form?: Record<string, string>) =>
    fetch(env.get('APP_URL') + path, {
      redirect: 'manual',
      ...(form ? { method: 'POST', body: new URLSearchParams(form), headers: { accept: 'text/html' } } : {}),
    })

  test('anybody with the address rates once; the ledger shows it and nothing is shown again', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const entry = await rateable(world)
    const path = ratingPath(entry)
    const page = await onPhone(path)
    assert.equal(page.status, 200)
    const text = await page.text()
    assert.include(text, '您对这次服务满意吗')
    assert.isBelow(Buffer.byteLength(text), 50_000)
    const refused = await onPhone(path, { stars: '' })
    assert.equal(refused.status, 422)
    const answer = await onPhone(path, { stars: '4', comment: '讲得很清楚。', ...rater, consent: 'true' })
    assert.equal(answer.status, 302)
    for (const { headers } of [page, refused, answer]) assert.isEmpty(headers.getSetCookie())
    assert.isEmpty(await db.from('sessions'))
    const rating = await Rating.firstOrFail()
    assert.include(rating.$attributes, { stars: 4, comment: '讲得很清楚。', organizationId: entry.organizationId })
    await entry.refresh()
    assert.equal(entry.stars, 4)
    assert.isEmpty(await BadRatingCase.all())
    const told = await db.from('audit_entries').where({ action: 'rating.given', subject_id: rating.id }).firstOrFail()
    assert.equal(told.actor_name, 'visitor')
    assert.isNull(told.ip)

    const again = await client.get(path)
    again.assertTextIncludes('感谢您的评价')
    assert.notInclude(again.text(), '讲得很清楚')
    const second = await post(client, path, { stars: '1' })
    second.assertStatus(200)
    assert.lengthOf(await Rating.all(), 1)
    await entry.refresh()
    assert.equal(entry.stars, 4)
  })

  test('how to reach who is satisfied is not kept anywhere', async ({ client, assert }) => {
    const entry = await rateable(await makeWorld())
    await post(client, ratingPath(entry), { stars: '5', ...rater, consent: 'true' })
    for (const table of ['ratings', 'bad_rating_cases', 'audit_entries', 'outbox', 'mail_deliveries']) {
      assert.notMatch(JSON.stringify(await db.from(table)), KEPT)
    }
  })

  test('what cannot be is named at its field, and nothing typed is lost', async ({ client, assert }) => {
    const entry = await rateable(await makeWorld())
    for (const [form, words] of [
      [{ stars: '' }, '满意程度'],
      [{ stars: '6' }, '满意程度'],
      [{ stars: '1', contactMobile: '13900000002' }, '请勾选同意'],
      [{ stars: '1', contactMobile: '123', consent: 'true' }, '手机'],
      [{ stars: '2', comment: '身份证 110101199003071234' }, '身份证号'],
    ] as const) {
      const refused = await post(client, ratingPath(entry), { comment: '希望加快。', ...form })
      refused.assertStatus(422)
      refused.assertTextIncludes(words)
    }
    assert.isEmpty(await Rating.all())
  })

  test('a made-up address, one that is too old and staff of the point get a kind page', async ({ client, assert }) => {
    const world = await makeWorld()
    const entry = await rateable(world)
    const path = ratingPath(entry)
    for (const token of ['1', 'x.y', path.split('/')[2].replace(/.$/, '_')]) {
      const page = await client.get(`/rate/${token}`)
      page.assertStatus(404)
      page.assertTextIncludes('没有找到这次服务')
    }
    const own = await client.post(path).form({ stars: '5' }).loginAs(world.people.operator).withCsrfToken().redirects(0)
    own.assertStatus(403)
    own.assertTextIncludes('本单位人员不能评价')
    standAt(new Date(`${addDays(beijingDay(), config.openDays + 1)}T02:00:00Z`))
    const late = await post(client, path, { stars: '5' })
    late.assertStatus(410)
    late.assertTextIncludes('评价期限已过')
    assert.isEmpty(await Rating.all())
  })

  test('one address can be tried so often an hour', async ({ client }) => {
    const entry = await rateable(await makeWorld())
    for (let n = 0; n < 60; n++) await post(client, `/rate/${n}`, { stars: '5' })
    const refused = await post(client, ratingPath(entry), { stars: '5' })
    refused.assertStatus(429)
  })

  test('the point shows the code on the page of the entry; others have none', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const entry = await rateable(world)
    const page = await client.get(`/consultations/${entry.id}`).loginAs(people.operator)
    page.assertTextIncludes('出示满意度邀请码')
    const code = await client.get(`/consultations/${entry.id}/rating-code`).loginAs(people.operator)
    code.assertTextIncludes('data:image/png')
    for (const [user, status] of [
      [people.handler, 403],
      [people.haidianReviewer, 403],
      [people.chaoyangPrincipal, 404],
    ] as const) {
      const refused = await client.get(`/consultations/${entry.id}/rating-code`).loginAs(user)
      refused.assertStatus(status)
    }
    assert.equal(await inTransaction((trx) => ratingLinkFor(trx, entry)), ratingPath(entry))
    await post(client, ratingPath(entry), { stars: '3' })
    const rated = await client.get(`/consultations/${entry.id}`).loginAs(people.operator)
    rated.assertTextIncludes('基本满意')
    assert.notInclude(rated.text(), '出示满意度邀请码')
  })

  test('the ledger of consultations has the stars', async ({ client, assert }) => {
    const world = await makeWorld()
    await rate(world, 4)
    const { rows } = await cellsOf((await download(client, '/consultations/export.xlsx', world.people.operator)).body())
    const headers = rows.find((row) => row.includes('满意度'))!
    assert.equal(rows[rows.indexOf(headers) + 1][headers.indexOf('满意度')], 4)
  })

  test('a bad one opens its case at once, tells the point and asks nobody twice', async ({ client, assert }) => {
    const world = await makeWorld()
    const entry = await rateable(world)
    await post(client, ratingPath(entry), { stars: '2', comment: '答复不准确。', ...rater, consent: 'true' })
    const row = await BadRatingCase.firstOrFail()
    assert.include(row.$attributes, { state: 'opened', stars: 2, source: 'rating', problem: '答复不准确。' })
    assert.include(row.$attributes, { number: 'CP-2026-00001', contactEmail: rater.contactEmail })
    const clocks = await db.from('clocks').where({ subject_type: 'bad_rating_case' }).orderBy('kind')
    assert.deepEqual(
      clocks.map(({ kind, due_on }) => [kind, String(due_on instanceof Date ? beijingDay(due_on) : due_on)]),
      [
        ['first_contact', '2026-11-24'],
        ['repair', '2026-11-30'],
      ]
    )
    await drainOutbox()
    for (const user of [world.people.operator, world.people.handler, world.people.haidianReviewer]) {
      const [text] = await textsTo(user)
      assert.include(text, '不满意的评价')
      assert.notMatch(text, KEPT)
    }
    const [mail] = await db.from('inbox_mails').where({ recipient: rater.contactEmail })
    assert.include(mail.subject, '已受理')
    assert.notMatch(JSON.stringify(await db.from('audit_entries')), KEPT)
  })

  test('everybody reads the ratings that are theirs to read, a point not of which entry', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { people } = world
    const rating = await rate(world, 5, { comment: '讲解很细致。' })
    await rating.load('consultation')
    const { number } = rating.consultation
    for (const [user, sees, seesNumber] of [
      [people.operator, true, false],
      [people.haidianReviewer, true, true],
      [people.handler, true, true],
      [people.chaoyangPrincipal, false, false],
      [people.chaoyangReviewer, false, false],
    ] as const) {
      const page = await client.get('/ratings').loginAs(user)
      page.assertStatus(200)
      assert.equal(page.text().includes('讲解很细致'), sees)
      assert.equal(page.text().includes(number), seesNumber)
      const { rows } = await cellsOf((await download(client, '/ratings/view.xlsx', user)).body())
      assert.equal(JSON.stringify(rows).includes('讲解很细致'), sees)
      assert.equal(JSON.stringify(rows).includes(number), seesNumber)
    }
    const expert = await client.get('/ratings').loginAs(people.experts[0])
    expert.assertStatus(403)
    const few = await client.get('/ratings?level=1').loginAs(people.handler)
    assert.notInclude(few.text(), '讲解很细致')
  })

  test('the list costs the same for few and for many', async ({ client, assert }) => {
    const world = await makeWorld()
    const count = () => countQueries(async () => void (await client.get('/ratings').loginAs(world.people.handler)))
    await rate(world, 5)
    await count()
    const few = await count()
    for (let n = 0; n < 6; n++) await rate(world, 4)
    const many = await count()
    assert.equal(many.length, few.length)
  })
})

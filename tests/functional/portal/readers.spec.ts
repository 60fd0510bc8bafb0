import { once } from 'node:events'
import { get } from 'node:http'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import env from '#start/env'
import { leaveMoment } from '#app/core/clock'
import { makePoints } from '#tests/support/portal'
import { applicationIn } from '#tests/support/applications'
import { makeWorld } from '#tests/world'

const PAGES = ['/', '/points', '/notices', '/statistics', '/verify', '/accessibility']

/** `fetch` adds to conditional requests that nothing may come from a cache. */
async function statusOf(path: string, headers: Record<string, string>) {
  const [answer] = await once(get(env.get('APP_URL') + path, { headers }), 'response')
  return answer.resume().statusCode as number
}

test.group('Readers of the public pages', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  /** As a browser without cookies asks; the client of the tests always has a session. */
  const read = (path: string, options: RequestInit = {}) =>
    fetch(env.get('APP_URL') + path, { redirect: 'manual', ...options })

  test('get no session, no cookie and no form key, and a page that may be kept for a minute', async ({ assert }) => {
    await makePoints(await makeWorld())
    for (const path of PAGES) {
      const page = await read(path)
      assert.equal(page.status, 200)
      assert.isEmpty(page.headers.getSetCookie(), path)
      assert.equal(page.headers.get('cache-control'), 'public, max-age=60')
      assert.equal(page.headers.get('vary'), 'Cookie')
      assert.notInclude(await page.text(), 'csrf', path)
    }
    assert.isEmpty(await db.from('sessions'))
  })

  test('get the same page again as "not modified"', async ({ assert }) => {
    const { haidian } = await makePoints(await makeWorld())
    for (const path of [...PAGES, `/points/${haidian.id}`, '/points?free=yes']) {
      const etag = (await read(path)).headers.get('etag')!
      assert.equal(await statusOf(path, { 'if-none-match': etag }), 304, path)
    }
  })

  test('who said where they are gets a page that nobody keeps', async ({ assert }) => {
    await makePoints(await makeWorld())
    const page = await read('/points?near=116.4712345,39.9112345')
    assert.equal(page.headers.get('cache-control'), 'no-store')
    assert.isEmpty(page.headers.getSetCookie())
    assert.isEmpty(await db.from('sessions'))
  })

  test('choose their language without a session', async ({ assert }) => {
    const body = new URLSearchParams({ locale: 'en', back: '/points?free=yes' })
    const answer = await read('/language', { method: 'POST', body })
    assert.equal(answer.status, 302)
    assert.equal(answer.headers.get('location'), '/points?free=yes')
    const [cookie, ...others] = answer.headers.getSetCookie()
    assert.match(cookie, /^locale=en;/)
    assert.isEmpty(others)
    const page = await read('/points', { headers: { cookie: 'locale=en' } })
    assert.include(await page.text(), 'Points and map')
    assert.isEmpty(await db.from('sessions'))
  })

  test('whoever is signed in comes to work from the first page, and sees pages that nobody else may keep', async ({
    client,
  }) => {
    const { people } = await makeWorld()
    const first = await client.get('/').loginAs(people.handler).redirects(0)
    first.assertStatus(302)
    first.assertHeader('location', '/home')
    const page = await client.get('/points').loginAs(people.handler)
    page.assertHeader('cache-control', 'private, no-cache')
    page.assertTextIncludes('进入工作台')
  })

  test('the form for an objection has its session and its key', async ({ client, assert }) => {
    const application = await applicationIn('public_notice', await makeWorld())
    const page = await client.get(`/notices/${application.id}`)
    assert.include(page.text(), "name='_csrf'")
    assert.isNotEmpty(page.headers()['set-cookie'])
  })

  test('an address that nobody knows has the ways of the public site', async ({ client }) => {
    const page = await client.get('/nowhere')
    page.assertStatus(404)
    page.assertTextIncludes('href="/points"')
  })

  test('no public page gives away people, mobile numbers or scores', async ({ client, assert }) => {
    const world = await makeWorld()
    const points = await makePoints(world)
    const application = await applicationIn('public_notice', world)
    const { people, organizations } = world
    const secrets = [
      ...Object.values(people)
        .flat()
        .map(({ name }) => name),
      ...['13900001111', '13911112222', '林管理', '陈述白', '86.50', application.number],
      ...[organizations.haidian.uscc, organizations.chaoyang.uscc],
    ]
    const paths = [
      ...PAGES,
      '/points?near=116.4,39.9',
      '/points?district=110108',
      ...Object.values(points).map(({ id }) => `/points/${id}`),
      `/notices/${application.id}`,
      `/notices/documents/${encodeURIComponent(points.haidian.docNumber)}`,
    ]
    for (const path of paths) {
      const page = await client.get(path)
      page.assertStatus(200)
      for (const secret of secrets) assert.notInclude(page.text(), secret, path)
      assert.notMatch(page.text(), /(?<!\d)1[3-9]\d{9}(?!\d)/, path)
    }
  })
})

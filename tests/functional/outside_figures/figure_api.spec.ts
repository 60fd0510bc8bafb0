import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import limiter from '@adonisjs/limiter/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import config from '#config/outside_figures'
import OutsideFigure from '#app/outside_figures/outside_figure'
import SourceToken, { revokeToken } from '#app/outside_figures/source_token'
import { figureOf, sumsOf } from '#app/tallies/figures'
import { actor } from '#tests/support/applications'
import { makeToken } from '#tests/support/outside_figures'
import { makeWorld } from '#tests/world'

const body = (more = {}) => ({
  measure: 'platform_visits',
  period: '2025-03',
  value: 160_000,
  asOf: '2025-04-01',
  ...more,
})

const send = (client: ApiClient, secret: string | null, json: object, key = 'visits-2025-03') => {
  const request = client.post('/api/v1/outside-figures').json(json).header('idempotency-key', key)
  return secret ? request.bearerToken(secret) : request
}

test.group('The interface for figures', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => limiter.clear())

  test('a system tells its figure, and it counts', async ({ client, assert }) => {
    const { secret, token } = await makeToken(await makeWorld())
    const response = await send(client, secret, body())
    response.assertStatus(201)
    response.assertBodyContains({
      measure: 'platform_visits',
      period: '2025-03',
      value: 160_000,
      edition: 1,
      state: 'current',
    })
    const figure = await OutsideFigure.firstOrFail()
    response.assertHeader('location', `/outside-figures/${figure.id}`)
    assert.deepEqual(
      [figure.source, figure.via, figure.tokenId, figure.enteredBy],
      ['city_platform', 'api', token.id, '平台运维']
    )
    const sums = await sumsOf({ measures: ['platform_visits'], from: 2025, until: 2025 })
    assert.equal(figureOf(sums, 'platform_visits'), 160_000)
    await token.refresh()
    assert.isNotNull(token.lastUsedAt)
  })

  test('without a token, with a wrong or a revoked one: 401', async ({ client, assert }) => {
    const world = await makeWorld()
    const { secret, token } = await makeToken(world)
    for (const wrong of [null, 'jz_nothing', `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`]) {
      const refused = await send(client, wrong, body())
      refused.assertStatus(401)
      refused.assertHeader('content-type', 'application/problem+json')
      refused.assertHeader('www-authenticate', 'Bearer')
    }
    await revokeToken(token, actor(world.people.administrator))
    const late = await send(client, secret, body())
    late.assertStatus(401)
    assert.isNull(await OutsideFigure.first())
  })

  test('for another source: 403', async ({ client, assert }) => {
    const { secret } = await makeToken(await makeWorld())
    const refused = await send(client, secret, body({ source: 'national_platform' }))
    refused.assertStatus(403)
    assert.equal(refused.body().type, 'about:blank')
    assert.isNull(await OutsideFigure.first())
  })

  test('what is wrong with a figure is named field by field: 422', async ({ client, assert }) => {
    const { secret } = await makeToken(await makeWorld())
    const refused = await send(client, secret, body({ period: 'March', value: -1, asOf: undefined, measure: ['x'] }))
    refused.assertStatus(422)
    assert.sameMembers(
      refused.body().errors.map(({ field }: { field: string }) => field),
      ['measure', 'period', 'value', 'asOf']
    )
    const keyless = await client.post('/api/v1/outside-figures').json(body()).bearerToken(secret)
    keyless.assertStatus(422)
    assert.isNull(await OutsideFigure.first())
  })

  test('a repetition gets the first answer; the same key with another content is refused', async ({
    client,
    assert,
  }) => {
    const { secret } = await makeToken(await makeWorld())
    const first = await send(client, secret, body())
    const again = await send(client, secret, body())
    again.assertStatus(200)
    assert.deepEqual(again.body(), first.body())
    const other = await send(client, secret, body({ value: 1 }))
    other.assertStatus(422)
    assert.lengthOf(await OutsideFigure.all(), 1)
  })

  test('another value for the period follows the one before, and both stay', async ({ client, assert }) => {
    const { secret } = await makeToken(await makeWorld())
    await send(client, secret, body())
    const second = await send(client, secret, body({ value: 165_000, reason: '补报移动端' }), 'visits-2025-03-b')
    second.assertStatus(201)
    second.assertBodyContains({ value: 165_000, edition: 2 })
    const figures = await OutsideFigure.query().orderBy('edition')
    assert.deepEqual(
      figures.map(({ state, reason }) => [state, reason]),
      [
        ['replaced', null],
        ['current', '补报移动端'],
      ]
    )
    const repeated = await send(client, secret, body())
    repeated.assertBodyContains({ value: 160_000, state: 'replaced' })
  })

  test('too often from one address: 429 with the time to wait', async ({ client, assert }) => {
    const { secret } = await makeToken(await makeWorld())
    const calls = limiter.use({ requests: config.callsPerHour, duration: '1 hour' })
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) {
      await calls.set(`outside_figures_${address}`, config.callsPerHour, '1 hour')
    }
    const refused = await send(client, secret, body())
    refused.assertStatus(429)
    assert.isAbove(Number(refused.header('retry-after')), 0)
  })
})

test.group('Tokens of source systems', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('the administrator opens one, sees its secret once, and closes it', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const page = await client
      .post('/source-tokens')
      .form({ tokenName: '媒体监测系统', source: 'media_monitor' })
      .withCsrfToken()
      .loginAs(people.administrator)
    const [secret] = /jz_[\w-]{43}/.exec(page.text())!
    const token = await SourceToken.firstOrFail()
    assert.notInclude(JSON.stringify(token.$attributes), secret)
    const later = await client.get('/source-tokens').loginAs(people.administrator)
    assert.notInclude(later.text(), secret)
    await client.delete(`/source-tokens/${token.id}`).withCsrfToken().loginAs(people.administrator)
    await token.refresh()
    assert.isFalse(token.isOpen)
  })

  test('nobody else does', async ({ client, assert }) => {
    const { people } = await makeWorld()
    for (const user of [people.handler, people.head, people.operator, people.haidianReviewer]) {
      const list = await client.get('/source-tokens').loginAs(user)
      list.assertStatus(403)
      const refused = await client
        .post('/source-tokens')
        .form({ tokenName: '任何系统', source: 'survey' })
        .withCsrfToken()
        .loginAs(user)
      refused.assertStatus(403)
    }
    assert.isNull(await SourceToken.first())
  })

  test('a name and a known source are needed', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const page = await client
      .post('/source-tokens')
      .form({ tokenName: '', source: 'moon' })
      .withCsrfToken()
      .loginAs(people.administrator)
    page.assertStatus(422)
    assert.isNull(await SourceToken.first())
  })
})

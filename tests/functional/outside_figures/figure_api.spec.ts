import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import limiter from '@adonisjs/limiter/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import OutsideFigure from '#app/outside_figures/outside_figure'
import { revokeApiKey } from '#app/api_keys/api_key_workflow'
import { figureOf, sumsOf } from '#app/tallies/figures'
import { makeApiKey } from '#tests/support/api_keys'
import { actor } from '#tests/support/applications'
import { figureKey } from '#tests/support/outside_figures'
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
    const { secret, key } = await figureKey(await makeWorld())
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
      [figure.source, figure.via, figure.apiKeyId, figure.enteredBy],
      ['city_platform', 'api', key.id, 'API 平台运维']
    )
    const sums = await sumsOf({ measures: ['platform_visits'], from: 2025, until: 2025 })
    assert.equal(figureOf(sums, 'platform_visits'), 160_000)
    assert.lengthOf(await key.related('days').query(), 1)
  })

  test('without a key, with a wrong or a revoked one: 401', async ({ client, assert }) => {
    const world = await makeWorld()
    const { secret, key } = await figureKey(world)
    for (const wrong of [null, 'jz_nothing', `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`]) {
      const refused = await send(client, wrong, body())
      refused.assertStatus(401)
      refused.assertHeader('content-type', 'application/problem+json; charset=utf-8')
    }
    await revokeApiKey(key, actor(world.people.administrator), { version: 0, reason: '系统停用' })
    const late = await send(client, secret, body())
    late.assertStatus(401)
    assert.isNull(await OutsideFigure.first())
  })

  test('for another source: 403', async ({ client, assert }) => {
    const world = await makeWorld()
    const { secret } = await figureKey(world)
    const refused = await send(client, secret, body({ source: 'national_platform' }))
    refused.assertStatus(403)
    const { secret: reader } = await makeApiKey(world.people.administrator)
    const unfit = await send(client, reader, body())
    unfit.assertStatus(403)
    assert.isNull(await OutsideFigure.first())
  })

  test('what is wrong with a figure is named field by field: 422', async ({ client, assert }) => {
    const { secret } = await figureKey(await makeWorld())
    const refused = await send(client, secret, body({ period: 'March', value: -1, asOf: undefined, measure: ['x'] }))
    refused.assertStatus(422)
    assert.sameMembers(
      refused.body().errors.map(({ name }: { name: string }) => name),
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
    const { secret } = await figureKey(await makeWorld())
    const first = await send(client, secret, body())
    const again = await send(client, secret, body())
    again.assertStatus(200)
    assert.deepEqual(again.body(), first.body())
    const other = await send(client, secret, body({ value: 1 }))
    other.assertStatus(422)
    assert.lengthOf(await OutsideFigure.all(), 1)
  })

  test('another value for the period follows the one before, and both stay', async ({ client, assert }) => {
    const { secret } = await figureKey(await makeWorld())
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
})

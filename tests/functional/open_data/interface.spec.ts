import { test } from '@japa/runner'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { Validator } from '@seriousme/openapi-schema-validator'
import testUtils from '@adonisjs/core/services/test_utils'
import limiter from '@adonisjs/limiter/services/main'
import db from '@adonisjs/lucid/services/db'
import { endpoints } from '#app/open_data/endpoints'
import { pathOf } from '#app/open_data/openapi'
import { makeApiKey } from '#tests/support/api_keys'
import { makeDesignation } from '#tests/support/designations'
import { addressOf, anotherPoint, api, openWorld } from '#tests/support/open_data'
import { makeWorld } from '#tests/world'

test.group('The interface', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => limiter.clear())

  test('answers as its own OpenAPI document says, which is valid', async ({ client, assert }) => {
    const world = await makeWorld()
    const { point } = await openWorld(world)
    const { secret } = await makeApiKey(world.people.administrator)
    const document = (await api(client, 'openapi.json')).body()
    const { valid, errors } = await new Validator().validate(structuredClone(document))
    assert.isTrue(valid, JSON.stringify(errors))

    const ajv = new Ajv2020({ strict: false, validateFormats: false })
    ajv.addSchema(document, 'api')
    const check = (status: number, path: string, body: unknown) => {
      const pointer = path.replaceAll('/', '~1').replace('{', '%7B').replace('}', '%7D')
      const media = status === 200 ? `responses/200/content/application~1json` : ''
      const where = media ? `api#/paths/${pointer}/get/${media}/schema` : 'api#/components/schemas/problem'
      const validate = ajv.getSchema(where)!
      assert.isTrue(validate(body), `${path}: ${JSON.stringify(validate.errors)} ${JSON.stringify(body)}`)
    }
    assert.sameMembers(Object.keys(document.paths), endpoints.map(pathOf))
    for (const endpoint of endpoints) {
      const path = addressOf(endpoint, point.id)
      const response = await api(client, path.slice(1), secret)
      response.assertStatus(200)
      check(200, pathOf(endpoint), response.body())
      if (!endpoint.single) assert.isNotEmpty(response.body().data, endpoint.name)
      const refused = await api(client, `${endpoint.path.slice(1).replace(':id', '1')}?nothing=1`, secret)
      refused.assertStatus(400)
      check(400, pathOf(endpoint), refused.body())
    }
  })

  test('tells of a point what the map tells, and of nobody else', async ({ client, assert }) => {
    const { point, mobile } = await openWorld(await makeWorld())
    const { data, next } = (await api(client, 'points')).body()
    assert.isNull(next)
    assert.deepEqual(
      data.map(({ id }: { id: number }) => id),
      [point.id, mobile.id]
    )
    assert.include(data[0], {
      name: '燕麓大学图书馆',
      district: '110108',
      phone: '010-62751234',
      longitude: 116.310905,
    })
    assert.deepEqual(data[0].hours, { mon: { open: '09:00', close: '17:00' } })
    assert.equal(data[0].address, '北京市海淀区燕麓路 1 号(联系 ***)')
    assert.isNull(data[1].phone)
  })

  test('no telephone number of a person, no contact and no score leaves by any address', async ({ client, assert }) => {
    const world = await makeWorld()
    const { point, review } = await openWorld(world)
    const { secret } = await makeApiKey(world.people.administrator)
    const addresses = [
      ...endpoints.map((endpoint) => `/api/v1${addressOf(endpoint, point.id)}`),
      ...['points', 'notices', 'recognitions', 'statistics'].flatMap((name) =>
        ['csv', 'json', 'csv?headers=codes'].map((ending) => `/open-data/${name}.${ending}`)
      ),
      ...['/sitemap.xml', '/open-data', '/open-data/api', '/api/v1/openapi.json'],
    ]
    const { people, organizations } = world
    const secrets = ['13912345678', '139 1234', people.operator.name, people.experts[0].name, '陈述白', '8765']
    for (const address of addresses) {
      const response = await api(client, address, secret)
      response.assertStatus(200)
      for (const hidden of [...secrets, organizations.haidian.uscc, '未公开的申报单位', review.number])
        assert.notInclude(response.text() ?? '', hidden, address)
      if (address.includes('/api/v1/points')) assert.include(response.text(), '燕麓大学图书馆')
    }
  })

  test('filters and names everything that is wrong with the parameters, in the language asked for', async ({
    client,
    assert,
  }) => {
    const { point, mobile } = await openWorld(await makeWorld())
    const ids = async (query: string) =>
      (await api(client, `points?${query}`)).body().data.map(({ id }: { id: number }) => id)
    assert.deepEqual(await ids('district=110105'), [mobile.id])
    assert.deepEqual(await ids('host_type=university&field=patent&park=zgc_haidian&q=燕麓'), [point.id])
    assert.deepEqual(await ids('field=copyright'), [])
    assert.deepEqual(await ids('q=%25'), [])
    assert.deepEqual(await ids('updated_since=2100-01-01T00:00:00Z'), [])
    assert.deepEqual(await ids('updated_since=2100-01-01T00:00:00+08:00'), [])
    assert.deepEqual(await ids('updated_since=2020-01-01T00:00:00%2B08:00'), [point.id, mobile.id])

    const wrong = await api(client, 'points?district=999999&limit=0&updated_since=yesterday&sort=name')
    wrong.assertStatus(400)
    wrong.assertHeader('content-type', 'application/problem+json; charset=utf-8')
    assert.sameMembers(
      wrong.body().errors.map(({ name }: { name: string }) => name),
      ['district', 'limit', 'updated_since', 'sort']
    )
    assert.equal(wrong.body().title, '参数有误')
    for (const unclear of ['2026-11-01', '2026-11-01T00:00:00', '2026-13-01T00:00:00Z'])
      (await api(client, `points?updated_since=${unclear}`)).assertStatus(400)
    for (const nowhere of ['points?updated_since=2026-02-31T00:00:00Z', 'recognitions?recognized_since=2026-02-31'])
      (await api(client, nowhere)).assertStatus(400)
    assert.deepEqual(
      wrong.body().errors.find(({ name }: { name: string }) => name === 'limit'),
      { name: 'limit', detail: 'limit不能小于 1。' }
    )
    const english = await api(client, 'points?sort=name').header('Accept-Language', 'en-GB,en;q=0.9')
    assert.equal(english.body().title, 'Parameters are wrong')
    assert.include(english.body().errors[0].detail, 'district, host_type')
  })

  test('pages are neither repeated nor lost while rows are added, and a cursor stays with its filters', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    await makeDesignation(world.organizations.haidian)
    for (let n = 0; n < 4; n++) await anotherPoint()
    const seen: number[] = []
    let next: string | null = '/api/v1/points?limit=2&district=110108'
    while (next) {
      const response: any = await api(client, next)
      response.assertStatus(200)
      seen.push(...response.body().data.map(({ id }: { id: number }) => id))
      if (seen.length === 2) {
        assert.include(response.header('link'), 'rel="next"')
        await db.from('designations').where({ id: seen[0] }).update({ state: 'revoked' })
        await anotherPoint()
        const foreign = await api(
          client,
          response
            .body()
            .next.replace(/^.*\/api/, '/api')
            .replace('110108', '110105')
        )
        foreign.assertStatus(400)
        assert.equal(foreign.body().errors[0].name, 'cursor')
      }
      next = response.body().next?.replace(/^.*\/api/, '/api') ?? null
    }
    const all = await db.from('designations').orderBy('id').select('id')
    assert.deepEqual(
      seen,
      all.map(({ id }) => id)
    )
    const made = new URL((await api(client, 'points?limit=1')).body().next).searchParams.get('cursor')!
    const forged = Buffer.from(Buffer.from(made, 'base64url').toString().replace(/\d+$/, 'none')).toString('base64url')
    ;(await api(client, `points?cursor=${forged}`)).assertStatus(200)
    for (const cursor of ['xx', '', 'e30']) (await api(client, `points?cursor=${cursor}`)).assertStatus(400)
  })

  test('the same content is sent once; every change of a row changes its tag', async ({ client, assert }) => {
    const { point, notice } = await openWorld(await makeWorld())
    const tagOf = async (path: string) => (await api(client, path)).header('etag')!
    for (const path of [
      'points',
      `points/${point.id}`,
      'notices',
      'statistics',
      '/open-data/points.csv',
      '/sitemap.xml',
    ]) {
      const first = await api(client, path)
      assert.match(first.header('etag')!, /^"[0-9a-f]{64}"$/)
      assert.match(first.header('cache-control')!, /^public, max-age=\d+$/)
      for (const tags of [first.header('etag')!, `"x", W/${first.header('etag')}`, '*']) {
        const again = await api(client, path).header('If-None-Match', tags)
        again.assertStatus(304)
        assert.isEmpty(again.text() ?? '')
        assert.equal(again.header('etag'), first.header('etag'))
      }
      const other = await api(client, path).header('If-None-Match', '"x"')
      other.assertStatus(200)
    }
    assert.isTrue(Boolean((await api(client, 'points')).header('last-modified')))

    /** In the same second and without a new version: only the content differs. */
    const before = [await tagOf('points'), await tagOf('/open-data/points.csv'), await tagOf(`points/${point.id}`)]
    await db.from('designations').where({ id: point.id }).update({ name: '燕麓大学新馆' })
    const after = [await tagOf('points'), await tagOf('/open-data/points.csv'), await tagOf(`points/${point.id}`)]
    for (const [index, tag] of before.entries()) assert.notEqual(tag, after[index])
    const [points, running] = [await tagOf('points'), await tagOf('notices')]
    await db.from('designations').where({ id: point.id }).update({ state: 'suspended' })
    await db.from('point_applications').where({ id: notice.id }).update({ state: 'rejected' })
    assert.notEqual(await tagOf('points'), points)
    assert.notEqual(await tagOf('notices'), running)
    ;(await api(client, `points/${point.id}`)).assertStatus(404)
  })

  test('HEAD tells the same headers without content', async ({ client, assert }) => {
    await openWorld(await makeWorld())
    for (const path of ['/api/v1/points', '/open-data/points.csv', '/robots.txt']) {
      const [full, head] = [await client.get(path), await client.head(path)]
      head.assertStatus(200)
      assert.isEmpty(head.text() ?? '')
      for (const name of ['etag', 'content-type', 'content-length']) assert.equal(head.header(name), full.header(name))
    }
  })

  test('programs get no session and no cookie, and browsers of other sites may read', async ({ client, assert }) => {
    const sessions = async () => Number((await db.from('sessions').count('* as total'))[0].total)
    const before = await sessions()
    for (const path of ['/api/v1/points', '/api/v1/nowhere', '/open-data/points.csv', '/sitemap.xml', '/robots.txt']) {
      const response = await client.get(path)
      assert.isUndefined(response.header('set-cookie'), path)
      if (!path.endsWith('nowhere')) response.assertHeader('access-control-allow-origin', '*')
    }
    assert.equal(await sessions(), before)
    const preflight = await client.options('/api/v1/points')
    preflight.assertStatus(204)
    assert.include(preflight.header('access-control-allow-headers')!, 'Authorization')
    assert.notInclude(preflight.header('access-control-allow-methods')!, 'POST')
  })

  for (const [method, path] of [
    ['get', '/api/v1/nowhere'],
    ['get', '/api/v2/points'],
    ['post', '/api/v1/points'],
    ['get', '/api/v1/points/none'],
    ['get', '/api/v1/points/999999999'],
    ['get', '/open-data/users.csv'],
    ['get', '/sitemap.xml?file=2'],
    ['get', '/sitemap.xml?file=x'],
  ] as const) {
    test(`${method} ${path} is a problem 404, not a page`, async ({ client, assert }) => {
      const response = await client[method](path).header('Accept', 'text/html')
      response.assertStatus(404)
      response.assertHeader('content-type', 'application/problem+json; charset=utf-8')
      assert.properties(response.body(), ['type', 'title', 'status', 'detail', 'instance'])
      assert.notInclude(response.text(), 'node_modules')
    })
  }
})

import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import env from '#start/env'
import testUtils from '@adonisjs/core/services/test_utils'
import { leaveMoment, standAt } from '#app/core/clock'
import Certificate from '#app/designations/certificate'
import type Designation from '#app/designations/designation'
import { registerPublicPointPanels } from '#app/portal/point_panels'
import { makeManyPoints, makePoints, type Points } from '#tests/support/portal'
import { countQueries } from '#tests/support/queries'
import { makeWorld } from '#tests/world'

const MONDAY = new Date('2026-11-23T02:00:00Z')
const SATURDAY = new Date('2026-11-28T03:00:00Z')

test.group('The public directory', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => standAt(MONDAY))
  group.each.teardown(() => leaveMoment())

  /** Names of the cards, in the order of the page. */
  const namesOn = (html: string) =>
    [...html.matchAll(/<h3><a class="cell-title" href="\/points\/\d+">([^<]*)<\/a>/g)].map(([, name]) => name)

  for (const [query, expected] of [
    ['', ['haidian', 'chaoyang', 'unplaced']],
    ['district=110108', ['haidian']],
    ['hostType=sci_tech_info', ['chaoyang']],
    ['field=trademark', ['haidian', 'unplaced']],
    ['industry=biomedicine', ['haidian', 'unplaced']],
    ['park=zgc_haidian', ['haidian', 'unplaced']],
    ['free=yes', ['haidian', 'unplaced']],
    ['open=now', ['haidian']],
    ['q=通惠河', ['chaoyang']],
    ['q=燕麓 图书馆', ['haidian']],
    ['q=燕麓 科技', []],
    ['q=％', []],
    ['area=116.2,39.9,116.4,40.1', ['haidian']],
    ['area=nonsense', ['haidian', 'chaoyang', 'unplaced']],
    ['area=-1e308,-80,1e308,80', ['haidian', 'chaoyang', 'unplaced']],
    ['district=999999', ['haidian', 'chaoyang', 'unplaced']],
    ['district=110105&free=yes', []],
  ] as [string, (keyof Points)[]][]) {
    test(`"${query}" finds ${expected.join(' and ') || 'none'}`, async ({ client, assert }) => {
      const points = await makePoints(await makeWorld())
      const page = await client.get(`/points?${query}`)
      page.assertStatus(200)
      assert.sameMembers(
        namesOn(page.text()),
        expected.map((key) => points[key].name)
      )
    })
  }

  test('on Saturday others are open', async ({ client, assert }) => {
    const points = await makePoints(await makeWorld())
    standAt(SATURDAY)
    const page = await client.get('/points?open=now')
    assert.deepEqual(namesOn(page.text()), [points.chaoyang.name])
    page.assertTextIncludes('现在开放，至 16:00')
  })

  test('who says where they are sees the nearest first, and points without a place last', async ({
    client,
    assert,
  }) => {
    const points = await makePoints(await makeWorld())
    const page = await client.get('/points?near=116.4712345678,39.9112345678')
    assert.deepEqual(
      namesOn(page.text()),
      [points.chaoyang, points.haidian, points.unplaced].map(({ name }) => name)
    )
    page.assertTextIncludes('约 780 米')
    page.assertTextIncludes('直线距离')
    const byName = await client.get('/points?near=116.471,39.911&sort=name')
    assert.deepEqual(namesOn(byName.text())[0], points.unplaced.name)
  })

  test('a place is rounded before anything is made of it, not kept, and the page is not cached', async ({
    client,
    assert,
  }) => {
    await makePoints(await makeWorld())
    const page = await client.get('/points?near=116.4712345678,39.9112345678&free=yes')
    assert.notInclude(page.text().replaceAll(/name="back" value="[^"]*"/g, ''), '116.47123')
    page.assertTextIncludes('near=116.471,39.911')
    page.assertHeader('cache-control', 'no-store')
    for (const table of ['sessions', 'audit_entries', 'outbox']) {
      assert.notInclude(JSON.stringify(await db.from(table)), '116.47')
    }
  })

  test('a place that nobody understands is told, and the list is there all the same', async ({ client, assert }) => {
    await makePoints(await makeWorld())
    const page = await client.get('/points?near=天安门')
    page.assertStatus(200)
    page.assertTextIncludes('没有看懂这个位置')
    assert.lengthOf(namesOn(page.text()), 3)
  })

  test('suspended, expired and revoked points are nowhere: not in list, map and statistics, and gone by address', async ({
    client,
    assert,
  }) => {
    const { haidian } = await makePoints(await makeWorld())
    for (const change of [
      { state: 'suspended' },
      { state: 'revoked' },
      { state: 'deregistered' },
      { state: 'expired' },
      { state: 'active', validUntil: haidian.recognizedOn.minus({ days: 1 }) },
    ] as Partial<Designation>[]) {
      await haidian.merge(change).save()
      for (const path of ['/points', '/', '/points?district=110108', '/statistics']) {
        assert.notInclude((await client.get(path)).text(), haidian.name)
      }
      const gone = await client.get(`/points/${haidian.id}`)
      gone.assertStatus(410)
      gone.assertTextIncludes('该网点已不在名录中')
      for (const secret of [haidian.name, haidian.number, '燕麓', '010-61001234'])
        assert.notInclude(gone.text(), secret)
    }
  })

  test('an address that never was a point is not found', async ({ client }) => {
    for (const path of ['/points/999999', '/points/abc', '/points/0']) (await client.get(path)).assertStatus(404)
  })

  test('a point tells address, hours, telephone, services, term and certificate', async ({ client, assert }) => {
    const { haidian, chaoyang } = await makePoints(await makeWorld())
    const page = await client.get(`/points/${haidian.id}`)
    for (const told of [
      '北京市燕麓路 12 号',
      '09:00–17:00',
      '010-61001234',
      '专利检索咨询',
      '免费',
      '市场价',
      '海淀区',
    ])
      page.assertTextIncludes(told)
    page.assertTextIncludes('现在开放，至 17:00')
    page.assertTextIncludes(`/verify/${(await Certificate.currentOf(haidian)).code}`)
    page.assertTextIncludes(chaoyang.name)
    page.assertTextIncludes(`<link rel="canonical" href="${env.get('APP_URL')}/points/${haidian.id}" />`)
    const [, data] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(page.text())!
    assert.containSubset(JSON.parse(data), { name: haidian.name, telephone: '010-61001234' })
  })

  test('a link that is no web address is none, and a mobile number is no telephone', async ({ client, assert }) => {
    const { chaoyang } = await makePoints(await makeWorld())
    const page = await client.get(`/points/${chaoyang.id}`)
    assert.notInclude(page.text(), 'javascript:')
    assert.notInclude(page.text(), '13911112222')
  })

  test('what another room adds gets the public shape of the point', async ({ client, assert }) => {
    const { haidian } = await makePoints(await makeWorld())
    let given: object = {}
    registerPublicPointPanels({
      template: 'components/ui/empty',
      async load(point) {
        given = point
        return null
      },
    })
    await client.get(`/points/${haidian.id}`)
    assert.propertyVal(given, 'id', haidian.id)
    assert.notInclude(JSON.stringify(given), '13900001111')
  })

  test('the certificate leads to the point while it is in force, and no longer', async ({ client, assert }) => {
    const { haidian } = await makePoints(await makeWorld())
    const { code } = await Certificate.currentOf(haidian)
    ;(await client.get(`/verify/${code}`)).assertTextIncludes(`href="/points/${haidian.id}"`)
    await haidian.merge({ state: 'suspended' }).save()
    assert.notInclude((await client.get(`/verify/${code}`)).text(), '/points/')
  })

  test('the number of statements does not grow with the points', async ({ client, assert }) => {
    const world = await makeWorld()
    const { haidian } = await makePoints(world)
    const paths = [
      '/',
      '/points',
      '/points?near=116.4,39.9&open=now',
      `/points/${haidian.id}`,
      '/notices',
      '/statistics',
    ]
    const counts = async () => {
      const sent = []
      for (const path of paths) sent.push((await countQueries(() => client.get(path))).length)
      return sent
    }
    const few = await counts()
    await makeManyPoints(world, 12)
    assert.deepEqual(await counts(), few)
    for (const count of few) assert.isAtMost(count, 14)
  })

  test('points are kept in memory, and every change shows at once', async ({ client, assert }) => {
    const { haidian } = await makePoints(await makeWorld())
    standAt(new Date(MONDAY.getTime() + 60_000))
    const reads = async () => {
      const sent = await countQueries(() => client.get('/points'))
      return sent.filter((sql) => sql.includes('profile')).length
    }
    assert.equal(await reads(), 1)
    assert.equal(await reads(), 0)
    await haidian.merge({ name: '燕麓大学新图书馆' }).save()
    ;(await client.get('/points')).assertTextIncludes('燕麓大学新图书馆')
    await haidian.merge({ state: 'suspended' }).save()
    assert.notInclude((await client.get('/points')).text(), '燕麓大学新图书馆')
  })

  test('a long list has pages, and the map shows all that the list finds', async ({ client, assert }) => {
    const world = await makeWorld()
    await makeManyPoints(world, 23)
    const page = await client.get('/points?q=网点')
    assert.lengthOf(namesOn(page.text()), 10)
    page.assertTextIncludes('图上 23 个网点')
    const last = await client.get('/points?q=网点&page=3')
    assert.lengthOf(namesOn(last.text()), 3)
  })
})

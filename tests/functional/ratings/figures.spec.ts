import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { DateTime } from 'luxon'
import config from '#config/ratings'
import { leaveMoment, standAt } from '#app/core/clock'
import Rating from '#app/ratings/rating'
import { pointOf } from '#tests/support/activities'
import { cellsOf, download } from '#tests/support/downloads'
import { makeDesignation } from '#tests/support/designations'
import { caseIn, rate, rateable } from '#tests/support/ratings'
import { makeWorld, type World } from '#tests/world'

test.group('Figures of ratings', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => standAt(new Date('2026-11-23T02:00:00Z')))
  group.each.teardown(() => leaveMoment())

  /** So many of each level, of entries that nobody looks at. */
  async function many(world: World, levels: Record<number, number>, more: Partial<Rating> = {}) {
    const point = await pointOf(world)
    for (const [stars, times] of Object.entries(levels)) {
      for (let n = 0; n < times; n++) {
        const { id: consultationId } = await rateable(world)
        const { id: designationId, organizationId, districtCode, hostType } = point
        await Rating.create({
          ...{ consultationId, designationId, organizationId, districtCode, hostType },
          ...{ stars: Number(stars), ratedOn: DateTime.fromISO('2026-11-23') },
          ...more,
        })
      }
    }
  }

  test('a reader with rights sees both rates, labelled, and takes them out', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    await many(world, { 5: 3, 4: 1, 3: 1 })
    await caseIn('closed', world)
    await rateable(world)
    const page = await client.get('/rating-figures').loginAs(people.handler)
    page.assertStatus(200)
    for (const text of ['满意率（好差评口径）', '83.3', '满意率（前两档口径）', '66.7', '85.7', '海淀区'])
      page.assertTextIncludes(text)
    for (const by of ['point', 'type', 'month']) {
      const grouped = await client.get(`/rating-figures?by=${by}`).loginAs(people.handler)
      grouped.assertTextIncludes({ point: '燕麓大学图书馆', type: '高校', month: '2026-11' }[by]!)
    }
    const { rows } = await cellsOf((await download(client, '/rating-figures/export.xlsx', people.handler)).body())
    assert.deepEqual(rows[3], ['海淀区', 6, 7, 85.7, 83.3, 66.7, 1, 100, 100, 100, 100])
    const own = await client.get('/rating-figures').loginAs(people.haidianReviewer)
    own.assertTextIncludes('83.3')
    const other = await client.get('/rating-figures').loginAs(people.chaoyangPrincipal)
    other.assertTextIncludes('这段时间没有评价')
    const before = await client.get('/rating-figures?rated_from=2025-01-01&rated_to=2025-12-31').loginAs(people.handler)
    before.assertTextIncludes('这段时间没有评价')
    const expert = await client.get('/rating-figures').loginAs(people.experts[0])
    expert.assertStatus(403)
  })

  test('the public page of a point says that there are too few, or both rates', async ({ client, assert }) => {
    const world = await makeWorld()
    const point = await pointOf(world)
    await many(world, { 5: config.publishFrom - 2, 2: 1 })
    const few = await client.get(`/points/${point.id}`)
    few.assertTextIncludes('不足 30 次，暂不公布满意率')
    assert.notInclude(few.text(), '满意率（好差评口径）')
    await rate(world, 3)
    const page = await client.get(`/points/${point.id}`)
    page.assertTextIncludes('近 12 个月 30 次评价')
    page.assertTextIncludes('96.7%')
    page.assertTextIncludes('93.3%')
  })

  test('the published statistics hide small groups, and no subtraction finds them', async ({ client, assert }) => {
    const world = await makeWorld()
    await many(world, { 5: 32, 1: 1 })
    const other = await makeDesignation(world.organizations.chaoyang)
    await many(world, { 2: 3 }, { designationId: other.id, districtCode: '110105', hostType: 'sci_tech_info' })
    const page = await client.get('/statistics/ratings')
    page.assertStatus(200)
    const rowsOf = (name: string) => [...page.text().matchAll(new RegExp(`${name}</th>([\\s\\S]*?)</tr>`, 'g'))]
    for (const name of ['海淀区', '朝阳区']) {
      const [[, cells]] = rowsOf(name)
      assert.include(cells, '不显示')
    }
    page.assertTextIncludes('36')
  })
})

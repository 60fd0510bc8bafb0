import fc from 'fast-check'
import { test } from '@japa/runner'
import { clustersOf } from '#app/portal/clusters'

const at = (x: number, y: number) => ({ x, y })

test.group('Points put together on the map', () => {
  test('points far apart stand alone, in the order of reading', ({ assert }) => {
    const clusters = clustersOf([at(500, 500), at(10, 10)], 50)
    assert.deepEqual(clusters, [
      { x: 10, y: 10, items: [at(10, 10)] },
      { x: 500, y: 500, items: [at(500, 500)] },
    ])
  })

  test('points of one cell are one mark in their middle', ({ assert }) => {
    const [cluster, ...others] = clustersOf([at(10, 10), at(20, 30)], 50)
    assert.isEmpty(others)
    assert.deepInclude(cluster, { x: 15, y: 20 })
  })

  test('neighbours over the edge of a cell are one mark too', ({ assert }) => {
    const clusters = clustersOf([at(49, 10), at(51, 10)], 50)
    assert.lengthOf(clusters, 1)
    assert.deepInclude(clusters[0], { x: 50, y: 10 })
  })

  test('the same place twice is one mark of two', ({ assert }) => {
    assert.lengthOf(clustersOf([at(7, 7), at(7, 7)], 50)[0].items, 2)
  })

  test('no point is lost, no two marks are too near, and the order does not matter', ({ assert }) => {
    const coordinate = fc.integer({ min: 0, max: 760 })
    const point = fc.record({ x: coordinate, y: coordinate })
    fc.assert(
      fc.property(fc.uniqueArray(point, { maxLength: 60, selector: ({ x, y }) => `${x}/${y}` }), (points) => {
        const clusters = clustersOf(points, 58)
        assert.sameDeepMembers(
          clusters.flatMap(({ items }) => items),
          points
        )
        for (const [index, one] of clusters.entries())
          for (const other of clusters.slice(index + 1))
            assert.isAtLeast(Math.hypot(one.x - other.x, one.y - other.y), 58)
        const places = (given: typeof points) => clustersOf(given, 58).map(({ items }) => items)
        assert.deepEqual(places(points.toReversed()), places(points))
      })
    )
  })
})

import { test } from '@japa/runner'
import { isOffered, tileAt } from '#app/portal/map_tile'

test.group('Tiles of the map', () => {
  test('a place has its column and row: Tiananmen at level 10', ({ assert }) => {
    assert.deepEqual(tileAt(116.3974, 39.9093, 10), [843, 388])
  })

  for (const [what, tile, expected] of [
    ['Tiananmen', { layer: 'vec', zoom: 10, column: 843, row: 388 }, true],
    ['its names', { layer: 'cva', zoom: 10, column: 843, row: 388 }, true],
    ['pictures from the air', { layer: 'img', zoom: 10, column: 843, row: 388 }, false],
    ['something else', { layer: '../vec', zoom: 10, column: 843, row: 388 }, false],
    ['a level too high', { layer: 'vec', zoom: 18, column: 215_000, row: 99_000 }, false],
    ['a level too low', { layer: 'vec', zoom: 3, column: 6, row: 3 }, false],
    ['Shanghai', { layer: 'vec', zoom: 10, column: 857, row: 418 }, false],
    ['no number', { layer: 'vec', zoom: Number.NaN, column: 843, row: 388 }, false],
    ['half a column', { layer: 'vec', zoom: 10, column: 843.5, row: 388 }, false],
  ] as const) {
    test(`${what}: ${expected ? 'offered' : 'not offered'}`, ({ assert }) => {
      assert.equal(isOffered(tile), expected)
    })
  }
})

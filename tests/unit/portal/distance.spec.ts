import { test } from '@japa/runner'
import { metresBetween, readNear } from '#app/portal/distance'

test.group('Distances', () => {
  test('the same place is no way at all', ({ assert }) => {
    assert.equal(metresBetween([116.397, 39.909], [116.397, 39.909]), 0)
  })

  test('a degree of latitude is 111.195 km, one of longitude in Beijing 85.3 km', ({ assert }) => {
    assert.approximately(metresBetween([116, 39], [116, 40]), 111_195, 1)
    assert.approximately(metresBetween([116, 39.9], [117, 39.9]), 85_304, 5)
  })

  test('it is the same there and back', ({ assert }) => {
    const [tiananmen, badaling] = [
      [116.397, 39.909],
      [116.017, 40.356],
    ] as [number, number][]
    assert.equal(metresBetween(tiananmen, badaling), metresBetween(badaling, tiananmen))
    assert.approximately(metresBetween(tiananmen, badaling), 59_300, 200)
  })

  for (const [typed, read] of [
    ['116.3974,39.9093', [116.397, 39.909]],
    ['116.39749,39.9095', [116.397, 39.91]],
    ['116.397，39.909', [116.397, 39.909]],
    [' 116.397 , 39.909 ', [116.397, 39.909]],
    ['116,39', [116, 39]],
    ['39.909', null],
    ['天安门', null],
    ['181,39', null],
    ['116,91', null],
    ['116.1,39.1;drop', null],
    ['', null],
  ] as const) {
    test(`"${typed}" is read as ${JSON.stringify(read)}`, ({ assert }) => {
      assert.deepEqual(readNear(typed), read as ReturnType<typeof readNear>)
    })
  }

  test('nothing but text is a place', ({ assert }) => {
    for (const value of [undefined, null, 116, ['116,39'], { near: 1 }]) assert.isNull(readNear(value))
  })
})

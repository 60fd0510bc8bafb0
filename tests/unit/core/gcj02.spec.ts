import { test } from '@japa/runner'
import { gcj02Of, wgs84Of, type Place } from '#app/core/gcj02'

/** Pairs published with other implementations. */
const PAIRS: [wgs84: Place, gcj02: Place][] = [
  [
    [116.377817, 39.911954],
    [116.384047, 39.913345],
  ],
  [
    [121.5272106, 31.1774276],
    [121.5315419, 31.175304],
  ],
]

test.group('Coordinates of Chinese web maps', () => {
  for (const [wgs84, gcj02] of PAIRS) {
    test(`${wgs84.join()} is drawn at ${gcj02.join()}, and found again`, ({ assert }) => {
      for (const axis of [0, 1]) {
        assert.closeTo(gcj02Of(wgs84)[axis], gcj02[axis], 1e-6)
        assert.closeTo(wgs84Of(gcj02)[axis], wgs84[axis], 1e-6)
        assert.closeTo(wgs84Of(gcj02Of(wgs84))[axis], wgs84[axis], 1e-9)
      }
    })
  }
})

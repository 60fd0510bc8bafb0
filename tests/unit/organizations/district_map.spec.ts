import { test } from '@japa/runner'
import i18nManager from '@adonisjs/i18n/services/main'
import type { Place } from '#app/core/gcj02'
import { districtMap } from '#app/organizations/district_map'
import { districtOutlines } from '#app/organizations/district_shapes'
import { districtCodes } from '#app/organizations/districts'
import { institutions } from '#database/demo/institutions'
import { demoPlace } from '#database/demo/application_draft'

const chinese = i18nManager.locale('zh-CN')
const shapes = districtOutlines()
const draw = (map: Parameters<typeof districtMap>[0]) => districtMap(map, chinese)

/** Districts in whose outline a place lies, by counting the edges to its east. */
function districtsAround([longitude, latitude]: Place) {
  const crossings = (outline: Place[]) =>
    outline.filter(([x, y], index) => {
      const [u, v] = outline.at(index - 1)!
      return y > latitude !== v > latitude && longitude < ((u - x) * (latitude - y)) / (v - y) + x
    }).length
  return shapes
    .filter(({ outlines }) => outlines.flatMap(crossings).reduce((sum, count) => sum + count, 0) % 2 === 1)
    .map(({ code }) => code)
}

test.group('The map of the districts', () => {
  test('shows every district and the development area with its number, in words for who does not see it', ({
    assert,
  }) => {
    const svg = draw({ counts: { 110108: 9, BDA: 2 }, dots: [] })
    assert.lengthOf(svg.match(/<text /g)!, districtCodes.length)
    assert.match(svg, /<desc id="map-text">东城区 0、.*海淀区 9、.*北京经济技术开发区 2<\/desc>/)
    assert.match(svg, /role="img" aria-labelledby="map-title map-text"/)
  })

  test('hatches districts without a point and shades the others in steps', ({ assert }) => {
    const svg = draw({ counts: { 110108: 9, 110105: 1 }, dots: [] })
    assert.lengthOf(svg.match(/class="m5"/g)!, 1)
    assert.lengthOf(svg.match(/class="m1"/g)!, 1)
    assert.lengthOf(svg.match(/fill="url\(#map-none\)"/g)!, districtCodes.length - 2)
  })

  test('marks points and this application, and has no inline style', ({ assert }) => {
    const place: Place = [116.3, 39.98]
    const svg = draw({ counts: {}, dots: [place, place], here: place })
    assert.lengthOf(svg.match(/class="dot"/g)!, 2)
    assert.lengthOf(svg.match(/class="here"/g)!, 1)
    assert.notInclude(draw({ counts: {}, dots: [] }), 'class="here"')
    assert.notMatch(svg, /style=|<style|NaN|undefined/)
  })

  test('is drawn in the grid of the addresses: the Forbidden City lies in 东城', ({ assert }) => {
    assert.deepEqual(districtsAround([116.3972, 39.9163]), ['110101'])
  })

  test('has each institution of the demonstration in its district', ({ assert }) => {
    const astray = institutions.flatMap(({ name, district }) =>
      Array.from({ length: 100 }, (_unused, n) => districtsAround(demoPlace(district, n)))
        .filter((around) => (district === 'BDA' ? around.length !== 1 : around.join() !== district))
        .map((around) => `${name}: ${around}`)
    )
    assert.deepEqual(astray, [])
  })
})

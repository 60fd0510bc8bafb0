import { test } from '@japa/runner'
import { fittingWidths, leastWidths } from '#app/core/column_widths'

test.group('Columns of a close table', () => {
  test('are as wide as their shares of the line while everything fits', ({ assert }) => {
    assert.deepEqual(fittingWidths([3, 1], [500, 500], 8000), [6000, 2000])
  })

  test('get what a number, a day or a short name needs from those that can spare it', ({ assert }) => {
    const needs = leastWidths(
      ['指标', '单位', '目标值'],
      [
        ['平台年访问量', '次', '2,000,000'],
        ['网点', '家', '80'],
      ]
    )
    const [name, unit, target] = fittingWidths([8, 1, 1], needs, 6000)
    assert.isAtLeast(unit, 2 * 210 + 120)
    assert.isBelow(unit, 600)
    assert.isAtLeast(target, 4.5 * 210 + 120)
    assert.closeTo(name + unit + target, 6000, 3)
  })

  test('keep their shares where there is not room for all', ({ assert }) => {
    assert.deepEqual(fittingWidths([1, 1], [900, 900], 1000), [500, 500])
  })

  test('break addresses, and names at the head on two lines', ({ assert }) => {
    const [least] = leastWidths(['其中：知识产权管理人员'], [['/consultations?state=confirmed&counted=yes']])
    assert.equal(least, 6 * 210 + 120)
  })
})

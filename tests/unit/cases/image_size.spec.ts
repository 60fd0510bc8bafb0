import { test } from '@japa/runner'
import { leastWidth, printableWidth } from '#app/cases/image_size'

test.group('Pictures that can be printed', () => {
  test('80 mm at 300 dots per inch are 945 pixels', ({ assert }) => {
    assert.equal(leastWidth, 945)
    assert.deepEqual([944, 945, 1200, 3000].map(printableWidth), [79, 80, 101, 254])
  })
})

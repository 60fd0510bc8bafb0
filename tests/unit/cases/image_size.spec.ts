import { test } from '@japa/runner'
import { leastWidth, pixelsOf, printableWidth } from '#app/cases/image_size'
import { jpg, pdf, png } from '#tests/support/files'

test.group('Pictures that can be printed', () => {
  test('80 mm at 300 dots per inch are 945 pixels', ({ assert }) => {
    assert.equal(leastWidth, 945)
    assert.deepEqual([944, 945, 1200, 3000].map(printableWidth), [79, 80, 101, 254])
  })

  test('pixels are read from the file itself', ({ assert }) => {
    assert.deepEqual(pixelsOf(png(1000, 640)), { width: 1000, height: 640 })
    assert.deepEqual(pixelsOf(jpg()), { width: 1, height: 1 })
    assert.isNull(pixelsOf(pdf()))
    assert.isNull(pixelsOf(Buffer.from([0xff, 0xd8, 0xff])))
  })

  test('a photograph says its size behind what the camera wrote', ({ assert }) => {
    const exif = Buffer.concat([Buffer.from([0xff, 0xe1, 0x00, 0x06]), Buffer.from('Exif')])
    const frame = Buffer.from([0xff, 0xc2, 0x00, 0x11, 0x08, 0x0b, 0xb8, 0x0f, 0xa0, 0x03, 0x01])
    const file = Buffer.concat([Buffer.from([0xff, 0xd8]), exif, frame, Buffer.alloc(12)])
    assert.deepEqual(pixelsOf(file), { width: 4000, height: 3000 })
  })
})

import { test } from '@japa/runner'
import { pictureSize, pixelsOf } from '#app/core/picture_size'
import { jpg, pdf, png } from '#tests/support/files'

test.group('How large a picture is', () => {
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
  test('one taken on its side is as high as it is wide', ({ assert }) => {
    const entry = Buffer.alloc(26)
    entry.write('Exif\0\0II', 'latin1')
    entry.writeUInt16LE(0x0112, 16)
    entry.writeUInt16LE(6, 24)
    const exif = Buffer.concat([Buffer.from([0xff, 0xe1, 0x00, 0x1c]), entry])
    const frame = Buffer.from([0xff, 0xc0, 0x00, 0x11, 0x08, 0x0b, 0xb8, 0x0f, 0xa0, 0x03, 0x01])
    const file = Buffer.concat([Buffer.from([0xff, 0xd8]), exif, frame, Buffer.alloc(12)])
    assert.deepEqual(pictureSize(file), { width: 3000, height: 4000 })
  })

  test('what is neither has no size', ({ assert }) => {
    assert.isNull(pixelsOf(Buffer.from('not a picture, but long enough for one')))
    assert.isNull(pixelsOf(Buffer.alloc(0)))
    assert.throws(() => pictureSize(pdf()), 'neither PNG nor JPEG')
  })
})

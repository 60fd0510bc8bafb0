export type PictureSize = { width: number; height: number }

/**
 * How many pixels wide and high a PNG or JPEG is, as it is looked at: a photograph taken on its side stands upright.
 *
 * @throws Error when it is neither
 */
export function pictureSize(file: Buffer): PictureSize {
  const size = pixelsOf(file)
  if (!size) throw new Error('neither PNG nor JPEG')
  return size
}

/** The same, or null where nobody can say. */
export function pixelsOf(file: Buffer): PictureSize | null {
  if (file.length >= 24 && file.toString('latin1', 12, 16) === 'IHDR')
    return { width: file.readUInt32BE(16), height: file.readUInt32BE(20) }
  return file.length > 4 && file.readUInt16BE(0) === 0xffd8 ? jpegPixels(file) : null
}

/** Segment by segment up to the frame header, which says height, then width. */
function jpegPixels(file: Buffer): PictureSize | null {
  let [at, isTurned] = [2, false]
  while (at + 9 < file.length && file[at] === 0xff) {
    const [marker, length] = [file[at + 1], file.readUInt16BE(at + 2)]
    if (isFrame(marker)) {
      const [height, width] = [file.readUInt16BE(at + 5), file.readUInt16BE(at + 7)]
      return isTurned ? { width: height, height: width } : { width, height }
    }
    if (marker === 0xe1) isTurned = isOnItsSide(file.subarray(at + 4, at + 2 + length))
    at += marker === 0xff ? 1 : 2 + length
  }
  return null
}

/** Start of frame, of any coding; C4, C8 and CC are tables. */
function isFrame(marker: number) {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}

/** Orientation 5 to 8 of Exif, as a stripped copy keeps it: the one entry, little-endian (experts/image_parts.ts). */
function isOnItsSide(exif: Buffer) {
  const isOurs = exif.length >= 26 && exif.toString('latin1', 0, 8) === 'Exif\0\0II'
  return isOurs && exif.readUInt16LE(16) === 0x0112 && exif.readUInt16LE(24) >= 5
}

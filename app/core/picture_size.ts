export type PictureSize = { width: number; height: number }

/**
 * How many pixels wide and high a PNG or JPEG is, as it is looked at: a photograph taken on its side stands upright.
 *
 * @throws Error when it is neither
 */
export function pictureSize(file: Buffer): PictureSize {
  if (file.readUInt32BE(0) === 0x89504e47) return { width: file.readUInt32BE(16), height: file.readUInt32BE(20) }
  if (file.readUInt16BE(0) !== 0xffd8) throw new Error('neither PNG nor JPEG')
  let turned = false
  for (let at = 2; file[at] === 0xff; at += 2 + file.readUInt16BE(at + 2)) {
    const marker = file[at + 1]
    if (marker === 0xe1) turned = isOnItsSide(file.subarray(at + 4, at + 2 + file.readUInt16BE(at + 2)))
    if (!isFrame(marker)) continue
    const [height, width] = [file.readUInt16BE(at + 5), file.readUInt16BE(at + 7)]
    return turned ? { width: height, height: width } : { width, height }
  }
  throw new Error('no frame')
}

/** Start of frame, of any coding; C4, C8 and CC are tables. */
function isFrame(marker: number) {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}

/** Orientation 5 to 8 of Exif, as a stripped copy keeps it: the one entry, little-endian (experts/image_parts.ts). */
function isOnItsSide(exif: Buffer) {
  return (
    exif.toString('latin1', 0, 8) === 'Exif\0\0II' && exif.readUInt16LE(16) === 0x0112 && exif.readUInt16LE(24) >= 5
  )
}

import cases from '#config/cases'

export type Pixels = { width: number; height: number }

const MM_PER_INCH = 25.4

/** A picture printed as wide as the book prints it at least, with the dots that print needs. */
export const leastWidth = Math.round((cases.printedWidth / MM_PER_INCH) * cases.dpi)

/** How wide a picture of so many pixels can be printed, in mm. */
export function printableWidth(pixels: number) {
  return Math.floor((pixels / cases.dpi) * MM_PER_INCH)
}

/** The size of a PNG or JPEG, from what stands in the file itself; null when it is neither. */
export function pixelsOf(file: Buffer): Pixels | null {
  if (file.length >= 24 && file.toString('latin1', 12, 16) === 'IHDR') {
    return { width: file.readUInt32BE(16), height: file.readUInt32BE(20) }
  }
  return file.length > 4 && file.readUInt16BE(0) === 0xffd8 ? jpegPixels(file) : null
}

/** Segment by segment up to the frame header (SOF0–15 without DHT, JPG and DAC), which says height, then width. */
function jpegPixels(file: Buffer): Pixels | null {
  let at = 2
  while (at + 9 < file.length && file[at] === 0xff) {
    const marker = file[at + 1]
    if (marker === 0xff) at += 1
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { height: file.readUInt16BE(at + 5), width: file.readUInt16BE(at + 7) }
    } else at += 2 + file.readUInt16BE(at + 2)
  }
  return null
}

import { inflateSync } from 'node:zlib'

/** What an image carries beside its picture: each part with its bytes, unpacked where it was packed. */
export type ImagePart = { name: string; bytes: Buffer }

export type ReadImage = {
  parts: ImagePart[]
  /** The same picture without them. */
  stripped: Buffer
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** What the picture itself needs: pixels, palette, colours, size on paper, movement. */
const PNG_PICTURE = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA sBIT sRGB cICP bKGD hIST pHYs acTL fcTL fdAT'.split(' ')
)

/** @throws Error when it is no whole PNG */
export function readPng(file: Buffer): ReadImage {
  if (!file.subarray(0, 8).equals(PNG)) throw new Error('not a PNG')
  const parts: ImagePart[] = []
  const kept: Buffer[] = [PNG]
  let at = 8
  for (let type = ''; type !== 'IEND';) {
    const length = file.readUInt32BE(at)
    const end = at + 12 + length
    if (end > file.length) throw new Error('cut off')
    type = file.toString('latin1', at + 4, at + 8)
    if (PNG_PICTURE.has(type)) kept.push(file.subarray(at, end))
    else parts.push({ name: type, bytes: unpackedChunk(type, file.subarray(at + 8, end - 4)) })
    at = end
  }
  return { parts: withRest(parts, file.subarray(at)), stripped: Buffer.concat(kept) }
}

/** Texts and colour profiles are packed behind a word that ends in a zero. */
function unpackedChunk(type: string, data: Buffer) {
  if (!['zTXt', 'iTXt', 'iCCP'].includes(type)) return data
  for (let from = data.indexOf(0); from >= 0 && from < data.length; from++) {
    try {
      return Buffer.concat([data, inflateSync(data.subarray(from))])
    } catch {
      /** Not there yet. */
    }
  }
  return data
}

const START_OF_SCAN = 0xda
const END_OF_IMAGE = 0xd9

/** @throws Error when it is no whole JPEG */
export function readJpeg(file: Buffer): ReadImage {
  if (file.readUInt16BE(0) !== 0xffd8) throw new Error('not a JPEG')
  const parts: ImagePart[] = []
  const kept: Buffer[] = [file.subarray(0, 2)]
  let at = 2
  for (;;) {
    if (file[at] !== 0xff) throw new Error('not a marker')
    const marker = file[at + 1]
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker === END_OF_IMAGE) break
    const end = at + 2 + file.readUInt16BE(at + 2)
    if (end > file.length) throw new Error('cut off')
    const bytes = file.subarray(at + 4, end)
    if (isPicture(marker, bytes)) kept.push(file.subarray(at, end))
    else {
      parts.push({ name: marker === 0xfe ? 'COM' : `APP${marker - 0xe0}`, bytes })
      const turned = orientationOf(bytes)
      if (turned > 1) kept.push(onlyOrientation(turned))
    }
    at = end
    if (marker !== START_OF_SCAN) continue
    const next = endOfScan(file, at)
    kept.push(file.subarray(at, next))
    at = next
  }
  kept.push(file.subarray(at, at + 2))
  return { parts: withRest(parts, file.subarray(at + 2)), stripped: Buffer.concat(kept) }
}

/** Everything but applications' own parts and comments; of those JFIF (resolution) and Adobe (colours). */
function isPicture(marker: number, bytes: Buffer) {
  if (marker === 0xe0) return bytes.toString('latin1', 0, 5) === 'JFIF\0'
  if (marker === 0xee) return bytes.toString('latin1', 0, 5) === 'Adobe'
  return marker !== 0xfe && (marker < 0xe0 || marker > 0xef)
}

/** The next marker behind the pixels: there 0xff stands before a zero, a restart or another 0xff only. */
function endOfScan(file: Buffer, from: number) {
  for (let at = from; at < file.length - 1; at++) {
    const next = file[at + 1]
    if (file[at] === 0xff && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  throw new Error('cut off')
}

const ORIENTATION = 0x0112

/** How a camera was held, from Exif; 1 where it says nothing. Without it photographs lie on their side. */
function orientationOf(bytes: Buffer) {
  if (bytes.toString('latin1', 0, 6) !== 'Exif\0\0') return 1
  const tiff = bytes.subarray(6)
  const little = tiff.toString('latin1', 0, 2) === 'II'
  const number16 = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const number32 = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
  try {
    const first = number32(4)
    for (let entry = 0; entry < number16(first); entry++) {
      const at = first + 2 + entry * 12
      if (number16(at) === ORIENTATION) return number16(at + 8) <= 8 ? number16(at + 8) : 1
    }
  } catch {
    /** Whatever it is, it is not kept. */
  }
  return 1
}

function onlyOrientation(turned: number) {
  const exif = Buffer.from(
    'ffe1002245786966000049492a00080000000100120103000100000000000000 00000000'.replace(/ /g, ''),
    'hex'
  )
  exif.writeUInt16LE(turned, 28)
  return exif
}

/** Phones put films and second pictures behind the first one. */
function withRest(parts: ImagePart[], rest: Buffer) {
  return rest.length > 0 ? [...parts, { name: 'behind', bytes: rest }] : parts
}

/** What any of the bytes say as text: in UTF-8, and as UTF-16 at even and odd places, as Exif, IPTC and XMP have it. */
export function textsIn(bytes: Buffer) {
  const even = bytes.subarray(0, bytes.length - (bytes.length % 2))
  const odd = bytes.subarray(1, bytes.length - ((bytes.length - 1) % 2))
  return [
    bytes.toString('utf8'),
    ...[even, odd].flatMap((part) => [part.toString('utf16le'), Buffer.from(part).swap16().toString('utf16le')]),
    new TextDecoder('gb18030').decode(bytes),
  ]
}

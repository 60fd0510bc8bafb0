import { buffer } from 'node:stream/consumers'
import { SaxesParser } from 'saxes'
import { fromBufferPromise } from 'yauzl'

const MOST_UNPACKED = 200 * 1024 * 1024

/** @throws Error when it is no archive, or unpacks to more than anybody writes */
export async function partsOf(archive: Buffer): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(archive, { lazyEntries: true, strictFileNames: true })
  const parts = new Map<string, Buffer>()
  let unpacked = 0
  for await (const entry of zip.eachEntry()) {
    unpacked += entry.uncompressedSize
    if (unpacked > MOST_UNPACKED) throw new Error('too much inside')
    if (!entry.fileName.endsWith('/')) parts.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)))
  }
  return parts
}

/** Elements that end a line of text in Word, slides and sheets. */
const LINES = new Set(['p', 'si', 'row', 'br', 'tab'])

/**
 * What an XML part says: its text, put together across the runs that an editor split it into, and the values of its
 * attributes, where authors, links and descriptions of pictures stand.
 *
 * @throws Error when it is not well-formed
 */
export function saidIn(xml: string) {
  const parser = new SaxesParser()
  let text = ''
  const values: string[] = []
  parser.on('text', (piece) => void (text += piece))
  parser.on('cdata', (piece) => void (text += piece))
  parser.on('comment', (comment) => void values.push(comment))
  parser.on('opentag', ({ attributes }) => void values.push(...Object.values(attributes).map(String)))
  parser.on('closetag', ({ name }) => void (LINES.has(name.split(':').at(-1)!) && (text += '\n')))
  parser.on('error', (error) => {
    throw error
  })
  parser.write(xml.replace(/^\uFEFF/, '')).close()
  return { text, values }
}

/** XML is in UTF-8 or UTF-16, as its first bytes say. */
export function xmlText(bytes: Buffer) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return Buffer.from(bytes).swap16().toString('utf16le')
  return bytes.toString('utf8')
}

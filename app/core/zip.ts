import { PassThrough, Readable, Transform } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { finished } from 'node:stream/promises'
import { crc32 } from 'node:zlib'
import { fromBufferPromise, openPromise, type Entry, type ZipFile as ReadZip } from 'yauzl'
import { ZipFile } from 'yazl'

export type ZipPart = { path: string; content: string | Buffer | (() => Promise<Readable>) }

/** Files in an archive have no time of their own, so that the same content gives the same bytes in every time zone. */
const OPTIONS = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true, mode: 0o100644 }

/** Writes an archive as it is read: one open file at a time, none of them in memory. What fails ends the stream. */
export function zipStream(parts: Iterable<ZipPart>): Readable {
  const zip = new ZipFile()
  const archive = new PassThrough()
  let open: Readable | undefined
  const fail = (error: Error) => void archive.destroy(error)

  zip.on('error', fail)
  archive.on('close', () => open?.destroy())
  for (const { path, content } of parts) {
    if (typeof content !== 'function') zip.addBuffer(Buffer.from(content), path, OPTIONS)
    else
      zip.addReadStreamLazy(path, OPTIONS, (give) => {
        content().then((stream) => {
          open = stream.on('error', fail)
          if (archive.destroyed) stream.destroy()
          give(null, stream)
        }, fail)
      })
  }
  zip.end()
  zip.outputStream.pipe(archive)
  return archive
}

type GrowingPart = { path: string; content: Iterable<string> | AsyncIterable<string> }

/** The same where nobody knows yet how many parts there will be: the next one is asked for when the last is packed. */
export function growingZip(parts: AsyncIterable<GrowingPart>): Readable {
  const zip = new ZipFile()
  const archive = new PassThrough()
  const fail = (error: Error) => void archive.destroy(error)
  zip.on('error', fail)
  zip.outputStream.pipe(archive)
  addOneByOne(zip, parts, archive).catch(fail)
  return archive
}

async function addOneByOne(zip: ZipFile, parts: AsyncIterable<GrowingPart>, archive: PassThrough) {
  for await (const { path, content } of parts) {
    const stream = Readable.from(content, { objectMode: false })
    const stop = () => stream.destroy()
    archive.once('close', stop)
    zip.addReadStream(stream, path, OPTIONS)
    await finished(stream)
    archive.off('close', stop)
  }
  zip.end()
}

/**
 * The same archive without the moment at which it was written.
 *
 * @param changed what becomes of a file of it
 */
export async function timelessZip(
  archive: Buffer,
  changed: (path: string, content: Buffer) => Buffer = (_, content) => content
): Promise<Buffer> {
  const zip = await fromBufferPromise(archive, { lazyEntries: true })
  const parts: ZipPart[] = []
  for await (const entry of zip.eachEntry()) {
    /** Some programs write folders too. */
    if (entry.fileName.endsWith('/')) continue
    const content = await buffer(await zip.openReadStreamPromise(entry))
    parts.push({ path: entry.fileName, content: changed(entry.fileName, content) })
  }
  return buffer(zipStream(parts))
}

export type ZippedFile = {
  size: number
  /** A stream that fails when the content is not what the archive says it is. */
  open(): Promise<Readable>
}

const MOST_FILES = 10_000
/** A small archive that unpacks to more than this, and to so many times its size, is a bomb. */
const MOST_UNPACKED = 200 * 1024 * 1024
const MOST_TIMES = 50

/**
 * The files of an archive from somewhere else. Nothing is unpacked before it is asked for.
 *
 * @throws Error when it is no archive, or one that nobody packs in good faith: paths that lead out of it, the same path
 *   twice, much more inside than can be
 */
export async function openZip(path: string) {
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true, strictFileNames: true })
  const files = new Map<string, ZippedFile>()
  let unpacked = 0
  try {
    for await (const entry of zip.eachEntry()) {
      unpacked += entry.uncompressedSize
      if (unpacked > Math.max(MOST_UNPACKED, zip.fileSize * MOST_TIMES)) throw new Error('too much inside')
      if (files.size >= MOST_FILES) throw new Error('too many files')
      if (files.has(entry.fileName)) throw new Error(`twice inside: ${entry.fileName}`)
      files.set(entry.fileName, { size: entry.uncompressedSize, open: () => openEntry(zip, entry) })
    }
  } catch (error) {
    zip.close()
    throw error
  }
  return { files, close: () => zip.close() }
}

async function openEntry(zip: ReadZip, entry: Entry): Promise<Readable> {
  const stream = await zip.openReadStreamPromise(entry)
  const checked = crcCheck(entry)
  stream.on('error', (error) => checked.destroy(error))
  return stream.pipe(checked)
}

function crcCheck(entry: Entry) {
  let sum = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sum = crc32(chunk, sum)
      done(null, chunk)
    },
    flush: (done) => done(sum === entry.crc32 ? null : new Error(`damaged: ${entry.fileName}`)),
  })
}

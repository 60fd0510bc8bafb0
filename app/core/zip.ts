import { PassThrough, type Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { fromBufferPromise } from 'yauzl'
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
          give(null, stream)
        }, fail)
      })
  }
  zip.end()
  zip.outputStream.pipe(archive)
  return archive
}

/** The same archive without the moment at which it was written. */
export async function timelessZip(archive: Buffer): Promise<Buffer> {
  const zip = await fromBufferPromise(archive, { lazyEntries: true })
  const parts: ZipPart[] = []
  for await (const entry of zip.eachEntry()) {
    parts.push({ path: entry.fileName, content: await buffer(await zip.openReadStreamPromise(entry)) })
  }
  return buffer(zipStream(parts))
}

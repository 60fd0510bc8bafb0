import { buffer } from 'node:stream/consumers'
import { fromBufferPromise } from 'yauzl'
import { zipStream } from '#app/core/zip'

/** What is in an archive, by path. */
export async function unzipped(archive: Buffer): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(archive, { lazyEntries: true })
  const files = new Map<string, Buffer>()
  for await (const entry of zip.eachEntry()) {
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)))
  }
  return files
}

export function zipped(files: Map<string, Buffer>): Promise<Buffer> {
  return buffer(zipStream([...files].map(([path, content]) => ({ path, content }))))
}

/** The same archive with other parts; without its folders, which some programs write too. */
export async function rezipped(archive: Buffer, change: (parts: Map<string, Buffer>) => void) {
  const parts = new Map([...(await unzipped(archive))].filter(([path]) => !path.endsWith('/')))
  change(parts)
  return zipped(parts)
}

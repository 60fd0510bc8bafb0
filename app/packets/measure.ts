import { createHash } from 'node:crypto'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { sha256 } from '#app/core/canonical_json'
import type { ManifestFile } from './manifest.js'
import type { PacketPart } from './packet.js'

/** Opens a file each time that it is read; null when it is not there any more. */
export type Opener = () => Promise<Readable | null>

/** What the manifest says of a part: its size and its sum, or that it is not what it was. */
export async function measure({ path, role, round, claimed, content }: PacketPart): Promise<ManifestFile> {
  const facts = { path, role, round, claimed }
  const { bytes, sum } = typeof content === 'function' ? await measuredFile(content) : measuredText(content)
  if (sum === null) return { ...facts, damaged: 'missing' }
  if (claimed && claimed !== sum) return { ...facts, damaged: 'altered' }
  return { ...facts, bytes, sha256: sum }
}

function measuredText(text: string | Buffer) {
  return { bytes: Buffer.byteLength(text), sum: sha256(text) }
}

async function measuredFile(open: Opener) {
  const stream = await open()
  if (!stream) return { bytes: 0, sum: null }
  const hash = createHash('sha256')
  let bytes = 0
  await pipeline(stream, async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      bytes += chunk.length
      hash.update(chunk)
    }
  })
  return { bytes, sum: hash.digest('hex') }
}

/** A file that changed since it was measured breaks the download: better none than a wrong one. */
export async function sameAgain(open: Opener, sum: string): Promise<Readable> {
  const stream = await open()
  if (!stream) throw new Error('a file of the packet is gone')
  const hash = createHash('sha256')
  const checked = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
    flush: (done) => done(hash.digest('hex') === sum ? null : new Error('a file of the packet has changed')),
  })
  stream.on('error', (error) => checked.destroy(error))
  checked.on('close', () => stream.destroy())
  return stream.pipe(checked)
}

import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { storagePath } from '#config/storage'
import UploadRefused from './upload_refused.js'

/** Where bytes lie until they are known to be good: beside the files, so that they can be renamed into place. */
export const incomingFolder = () => storagePath('incoming')

export type Spooled = { path: string; size: number; sha256: string }

/**
 * Writes arriving bytes to a file of their own and stops at the first byte too many. What fails leaves nothing behind.
 *
 * @throws UploadRefused `too_large`, `empty`, `no_space`
 */
export async function spool(source: Readable, maxBytes: number): Promise<Spooled> {
  await mkdir(incomingFolder(), { recursive: true, mode: 0o750 })
  const path = join(incomingFolder(), randomUUID())
  const { stream, result } = measure(maxBytes)
  try {
    /** `flush`: on disk for good before anybody is told that the file is there. */
    await pipeline(source, stream, createWriteStream(path, { flags: 'wx', mode: 0o640, flush: true }))
    if (result().size === 0) throw new UploadRefused('empty')
    return { path, ...result() }
  } catch (error) {
    await discard(path)
    throw isFull(error) ? new UploadRefused('no_space') : error
  }
}

export function discard(path: string) {
  return rm(path, { force: true })
}

export function isFull(error: unknown) {
  return ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '')
}

function measure(maxBytes: number) {
  const hash = createHash('sha256')
  let size = 0
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      if (size > maxBytes) return done(new UploadRefused('too_large'))
      hash.update(chunk)
      done(null, chunk)
    },
  })
  return { stream, result: () => ({ size, sha256: hash.copy().digest('hex') }) }
}

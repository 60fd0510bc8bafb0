import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { sha256 } from '#app/core/canonical_json'
import { fileIfThere, putFile } from './file_store.js'
import { spool } from './spool.js'

/** A file that a job made, before it has its row. */
export type MadeFile = { path: string; bytes: Buffer; contentType: string }

/**
 * Puts the bytes in place under their own hash, whole or not at all. Rows come afterwards: bytes without a row are
 * nobody's, and writing them again changes nothing.
 */
export async function putMade({ bytes, contentType, path }: MadeFile, keyOf: (hash: string) => string) {
  const spooled = await spool(Readable.from([bytes]), bytes.length)
  await putFile(spooled.path, keyOf(spooled.sha256), contentType)
  return { path, contentType, sha256: spooled.sha256, size: spooled.size }
}

/** Null when the store lost or changed it. */
export async function madeBytes({ key, sha256: hash }: { key: string; sha256: string }): Promise<Buffer | null> {
  const stream = await fileIfThere(key)
  const bytes = stream && (await buffer(stream))
  return bytes && sha256(bytes) === hash ? bytes : null
}

import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { fileIfThere, putFile } from '#app/attachments/file_store'
import { spool } from '#app/attachments/spool'
import { sha256 } from '#app/core/canonical_json'
import { BookFault } from './book_fault.js'
import type BookFile from './book_file.js'
import { bookKey } from './book_file.js'

/** A file that a step made, before it has its row. */
export type MadeFile = { path: string; bytes: Buffer; contentType: string }

/** Puts the bytes in place, whole or not at all. Rows come afterwards: bytes without a row are nobody's. */
export async function putMade({ bytes, contentType, path }: MadeFile) {
  const spooled = await spool(Readable.from([bytes]), bytes.length)
  await putFile(spooled.path, bookKey(spooled.sha256), contentType)
  return { path, contentType, sha256: spooled.sha256, size: spooled.size }
}

/** @throws BookFault when the store lost or changed it */
export async function bytesOf({ key, path, sha256: hash }: BookFile): Promise<Buffer> {
  const stream = await fileIfThere(key)
  const bytes = stream && (await buffer(stream))
  if (!bytes || sha256(bytes) !== hash) throw new BookFault('file_damaged', path)
  return bytes
}

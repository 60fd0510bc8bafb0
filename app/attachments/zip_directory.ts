import type { FileHandle } from 'node:fs/promises'
import UploadRefused from './upload_refused.js'

const END = 0x06054b50
const ENTRY = 0x02014b50
const LONGEST_COMMENT = 65_535

export type ZipEntry = { name: string; size: number; packed: number; encrypted: boolean }

/** Does an archive end where the file ends? */
export async function endsAsZip(file: FileHandle, fileSize: number) {
  return endIn(await tailOf(file, fileSize)) >= 0
}

/**
 * The list of contents at the end of a ZIP file. Nothing is unpacked.
 *
 * @throws UploadRefused `damaged` when the list does not lie exactly where a plain ZIP file has it: something stands
 *   before it, behind it, or the file is cut
 */
export async function zipDirectory(file: FileHandle, fileSize: number): Promise<ZipEntry[]> {
  const tail = await tailOf(file, fileSize)
  const at = endIn(tail)
  if (at < 0) throw new UploadRefused('damaged')
  const end = tail.subarray(at)
  const [count, size, offset] = [end.readUInt16LE(10), end.readUInt32LE(12), end.readUInt32LE(16)]
  const endsAt = fileSize - tail.length + at
  if (offset + size !== endsAt || count === 0xffff) throw new UploadRefused('damaged')

  return entriesIn(await readAt(file, offset, endsAt), count)
}

function tailOf(file: FileHandle, fileSize: number) {
  return readAt(file, Math.max(0, fileSize - 22 - LONGEST_COMMENT), fileSize)
}

function endIn(tail: Buffer) {
  for (let at = tail.length - 22; at >= 0; at--) {
    const reachesTheEnd = at + 22 + tail.readUInt16LE(at + 20) === tail.length
    if (reachesTheEnd && tail.readUInt32LE(at) === END) return at
  }
  return -1
}

function entriesIn(list: Buffer, count: number) {
  const entries: ZipEntry[] = []
  for (let at = 0; entries.length < count;) {
    if (at + 46 > list.length || list.readUInt32LE(at) !== ENTRY) throw new UploadRefused('damaged')
    const nameEnd = at + 46 + list.readUInt16LE(at + 28)
    entries.push({
      name: list.toString('utf8', at + 46, nameEnd),
      size: list.readUInt32LE(at + 24),
      packed: list.readUInt32LE(at + 20),
      encrypted: (list.readUInt16LE(at + 8) & 1) === 1,
    })
    at = nameEnd + list.readUInt16LE(at + 30) + list.readUInt16LE(at + 32)
  }
  return entries
}

async function readAt(file: FileHandle, from: number, to: number) {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(to - from), 0, to - from, from)
  return buffer.subarray(0, bytesRead)
}

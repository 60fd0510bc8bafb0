import { madeBytes, putMade as put, type MadeFile } from '#app/attachments/made_files'
import { BookFault } from './book_fault.js'
import type BookFile from './book_file.js'
import { bookKey } from './book_file.js'

export type { MadeFile } from '#app/attachments/made_files'

export const putMade = (file: MadeFile) => put(file, bookKey)

/** @throws BookFault when the store lost or changed it */
export async function bytesOf(file: BookFile): Promise<Buffer> {
  const bytes = await madeBytes(file)
  if (!bytes) throw new BookFault('file_damaged', file.path)
  return bytes
}

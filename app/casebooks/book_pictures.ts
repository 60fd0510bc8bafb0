import { buffer } from 'node:stream/consumers'
import type { Readable } from 'node:stream'
import Attachment from '#app/attachments/attachment'
import { fileIfThere } from '#app/attachments/file_store'
import { sha256 } from '#app/core/canonical_json'
import { pictureSize, type PictureSize } from '#app/core/picture_size'
import { strippedCopy } from '#app/experts/stripped_copy'
import { BookFault } from './book_fault.js'
import type { BookImage } from './manuscript.js'

export type PictureType = 'jpg' | 'png'

/** A picture as the book shows it: nothing in it but the picture. */
export type BookPicture = PictureSize & { bytes: Buffer; sha256: string; type: PictureType }

/** By the hash that the manuscript names. */
export type Pictures = ReadonlyMap<string, BookPicture>

/** That of an image among those of the book. */
export function pictureIn(pictures: Pictures, { hash }: BookImage): BookPicture {
  const picture = pictures.get(hash)
  if (!picture) throw new Error(`the picture ${hash} is not among those of the book`)
  return picture
}

/**
 * The picture that the manuscript means, checked against its hash and stripped of what cameras and programs add.
 *
 * @throws BookFault
 */
export async function pictureOf(image: BookImage, about: string): Promise<BookPicture> {
  const row = await Attachment.find(image.attachmentId)
  const stream = row && (await fileIfThere(row.key))
  if (!stream) throw new BookFault('picture_missing', about)
  return stripped(await buffer(stream as Readable), image, about)
}

export async function stripped(file: Buffer, image: BookImage, about: string): Promise<BookPicture> {
  if (sha256(file) !== image.hash) throw new BookFault('picture_altered', about)
  const type: PictureType = file[0] === 0x89 ? 'png' : 'jpg'
  try {
    const bytes = await strippedCopy(file, type)
    return { bytes, type, sha256: sha256(bytes), ...pictureSize(bytes) }
  } catch {
    throw new BookFault('picture_unreadable', about)
  }
}

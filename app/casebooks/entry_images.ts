import { buffer } from 'node:stream/consumers'
import Attachment from '#app/attachments/attachment'
import { fileIfThere } from '#app/attachments/file_store'
import type { CaseImage } from '#app/cases/case_content'
import cases from '#config/cases'

const MM_PER_INCH = 25.4

/** Dots that a picture must have across to be printed. */
export const LEAST_DOTS = Math.ceil((cases.printedWidth / MM_PER_INCH) * cases.dpi)

/** The dots across each picture, by attachment; 0 when nobody can say. */
export async function widthsOf(images: readonly CaseImage[]) {
  const ids = images.map(({ attachmentId }) => attachmentId)
  const widths: Record<string, number> = {}
  for (const { id, key } of await Attachment.query().whereIn('id', ids)) {
    const file = await fileIfThere(key)
    widths[id] = file ? dotsAcross(await buffer(file)) : 0
  }
  return widths
}

/** Of a PNG or JPEG. */
export function dotsAcross(file: Buffer) {
  if (file.length > 24 && file.readUInt32BE(0) === 0x89504e47) return file.readUInt32BE(16)
  for (let at = 2; at + 9 < file.length && file[at] === 0xff; at += 2 + file.readUInt16BE(at + 2)) {
    const isFrame = file[at + 1] >= 0xc0 && file[at + 1] <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(file[at + 1])
    if (isFrame) return file.readUInt16BE(at + 7)
  }
  return 0
}

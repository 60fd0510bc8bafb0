import { buffer } from 'node:stream/consumers'
import Attachment from '#app/attachments/attachment'
import { fileIfThere } from '#app/attachments/file_store'
import type { CaseImage } from '#app/cases/case_content'
import { pixelsOf } from '#app/core/picture_size'

/** The dots across each picture, by attachment; 0 when nobody can say. */
export async function widthsOf(images: readonly CaseImage[]) {
  const ids = images.map(({ attachmentId }) => attachmentId)
  const widths: Record<string, number> = {}
  for (const { id, key } of await Attachment.query().whereIn('id', ids)) {
    const file = await fileIfThere(key)
    widths[id] = file ? (pixelsOf(await buffer(file))?.width ?? 0) : 0
  }
  return widths
}

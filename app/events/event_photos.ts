import type { Trx } from '#app/core/dialect'
import Attachment from '#app/attachments/attachment'

/** How many photographs stand as proof of an event. */
export async function photosOf(eventId: number, trx?: Trx) {
  const photos = await Attachment.query(trx && { client: trx })
    .where({ subjectType: 'event', subjectId: eventId, purpose: 'photos' })
    .whereNull('removedAt')
    .select('id')
  return photos.length
}

import type { Trx } from '#app/core/dialect'
import type Designation from '#app/designations/designation'
import { postMail } from '#app/notifications/post_mail'
import type BadRatingCase from './bad_rating_case.js'

/** Tells who rated, where there is a mailbox, that the matter was taken up, or asks how it is now. */
export async function writeToRater(trx: Trx, row: BadRatingCase, point: Designation, about: 'received' | 'again') {
  if (!row.contactEmail) return
  await postMail(trx, {
    dedupeKey: `bad_rating_case/${row.id}/${about}/${row.version}`,
    recipient: row.contactEmail,
    locale: row.locale,
    template: 'letter',
    params: {
      letter: `rating_${about}`,
      name: row.contactName ?? '',
      number: row.number,
      point: point.name,
      path: about === 'again' ? row.secondPath : `/points/${point.id}`,
    },
  })
}

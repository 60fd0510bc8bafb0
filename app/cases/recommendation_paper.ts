import type { HttpContext } from '@adonisjs/core/http'
import Attachment from '#app/attachments/attachment'
import { storeUploaded } from '#app/attachments/store_file'
import { sqlTime, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import type TypicalCase from './typical_case.js'

const SUBJECT = { subjectType: 'case_recommendation', purpose: 'opinion' }

/** The signed and stamped opinion, where one comes with the form; it takes the place of an earlier one. */
export function keepOpinion({ request, i18n }: HttpContext, { id }: TypicalCase, by: Actor & { id: number }) {
  const file = request.file('paper')
  return async (trx: Trx) => {
    await trx
      .from('attachments')
      .where({ subject_type: SUBJECT.subjectType, subject_id: id })
      .whereNull('removed_at')
      .update({ removed_at: sqlTime() })
    if (!file) return
    const owner = { ...SUBJECT, subjectId: id, organizationId: null, uploadedById: by.id }
    await storeUploaded(trx, file, { ...owner, i18n, field: 'paper', by })
  }
}

export function opinionPaperOf({ id }: TypicalCase) {
  return Attachment.query()
    .where({ ...SUBJECT, subjectId: id })
    .whereNull('removedAt')
    .first()
}

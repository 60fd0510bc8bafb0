import type { HttpContext } from '@adonisjs/core/http'
import Attachment from '#app/attachments/attachment'
import type { AttachmentSubject, FileRule } from '#app/attachments/attachment_subjects'
import { storeUploaded } from '#app/attachments/store_file'
import type { Trx } from '#app/core/dialect'
import { invalid } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import type User from '#app/users/user'
import LightRecord from './light_record.js'
import LightRecordPolicy from './light_record_policy.js'

export const recordFileRule = {
  accept: ['pdf', 'docx', 'xlsx', 'jpg', 'png'],
  maxBytes: 10 * 1024 * 1024,
  most: 5,
} as const satisfies FileRule

/** What shows that a line is true, seen by whom the line is. */
export const lightRecordFiles: AttachmentSubject = {
  rule: (purpose) => (purpose === 'files' ? recordFileRule : null),
  visibleIds: (user) => LightRecord.query().withScopes((scopes) => scopes.visibleTo(user)),
  mayUpload: (user, id) => mayRevise(user, id),
  mayRemove: (user, { subjectId }) => mayRevise(user, subjectId),
}

async function mayRevise(user: User, id: number) {
  const record = await LightRecord.findOrFail(id)
  return record.state === 'kept' && Boolean(await new LightRecordPolicy().revise(user, record))
}

export function filesOf({ id }: Pick<LightRecord, 'id'>, trx?: Trx) {
  return Attachment.query({ client: trx })
    .where({ subjectType: 'light_record', subjectId: id })
    .whereNull('removedAt')
    .orderBy('id')
}

/** Takes the files that came with a form. */
export async function keepFiles(ctx: HttpContext, trx: Trx, record: LightRecord) {
  const files = ctx.request.files('files')
  const there = await filesOf(record, trx)
  if (there.length + files.length > recordFileRule.most) {
    throw invalid('files', ctx.i18n.t('light_records.too_many_files', { most: recordFileRule.most }))
  }
  const by = personOf(ctx)
  const owner = { subjectType: 'light_record', subjectId: record.id, purpose: 'files' }
  for (const file of files) {
    await storeUploaded(trx, file, {
      ...{ ...owner, organizationId: record.organizationId, uploadedById: by.id },
      ...{ i18n: ctx.i18n, by },
    })
  }
}

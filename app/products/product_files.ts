import type { HttpContext } from '@adonisjs/core/http'
import Attachment from '#app/attachments/attachment'
import type { AttachmentSubject, FileRule } from '#app/attachments/attachment_subjects'
import { storeUploaded } from '#app/attachments/store_file'
import { sqlTime, type Trx } from '#app/core/dialect'
import { personOf } from '#app/users/actor'
import Product from './product.js'
import SharedResult from './shared_result.js'

const rule: FileRule = { accept: ['pdf', 'docx', 'xlsx'], maxBytes: 20 * 1024 * 1024 }

/** They come with the form of their row, and go when another one comes: never added or removed alone. */
const withTheForm = {
  rule: (purpose: string) => (purpose === 'report' ? rule : null),
  mayUpload: async () => false,
  mayRemove: async () => false,
}

export const productFiles: AttachmentSubject = {
  ...withTheForm,
  visibleIds: (user) =>
    Product.query().withScopes((scopes) => {
      scopes.visibleTo(user)
      scopes.withFileFor(user)
    }),
}

export const sharedResultFiles: AttachmentSubject = {
  ...withTheForm,
  visibleIds: (user) =>
    SharedResult.query().withScopes((scopes) => {
      scopes.visibleTo(user)
      scopes.openTo(user)
    }),
}

export const reportRule = rule

type Owner = { type: 'product' | 'shared_result'; organizationId: number | null }

/** Takes the file that came with a form, in the place of the one before. */
export async function keepReport(ctx: HttpContext, trx: Trx, id: number, { type, organizationId }: Owner) {
  const file = ctx.request.file('report')
  if (!file) return
  const of = { subjectType: type, subjectId: id, purpose: 'report' }
  await Attachment.query({ client: trx }).where(of).whereNull('removedAt').update({ removed_at: sqlTime() })
  const by = personOf(ctx)
  await storeUploaded(trx, file, { ...of, organizationId, uploadedById: by.id, i18n: ctx.i18n, by })
}

export function reportOf(type: Owner['type'], id: number) {
  return Attachment.query()
    .where({ subjectType: type, subjectId: id, purpose: 'report' })
    .whereNull('removedAt')
    .first()
}

import type { HttpContext } from '@adonisjs/core/http'
import rules from '#config/alliance'
import Attachment from '#app/attachments/attachment'
import type { AttachmentSubject } from '#app/attachments/attachment_subjects'
import { storeUploaded } from '#app/attachments/store_file'
import { sqlTime, type Trx } from '#app/core/dialect'
import type { Problem } from '#app/core/form_schema'
import { personOf } from '#app/users/actor'
import AllianceMember from './alliance_member.js'

/** 入盟申请表 (stamped), 法人证书, 自律承诺书; what comes with the wish to leave. */
export const applicationPurposes = ['application_form', 'legal_person', 'pledge_paper'] as const
export const purposes = [...applicationPurposes, 'withdrawal_notice'] as const

type Purpose = (typeof purposes)[number]

export const fileRule = {
  accept: ['pdf', 'jpg', 'png'],
  maxBytes: rules.files.maxBytes,
  most: rules.files.most,
} as const

/** They come with the form, and stay. */
export const memberFiles: AttachmentSubject = {
  rule: (purpose) => (purposes.some((one) => one === purpose) ? fileRule : null),
  visibleIds: (user) => AllianceMember.query().withScopes((scopes) => scopes.visibleTo(user)),
  mayUpload: async () => false,
  mayRemove: async () => false,
}

export function filesOf({ id }: { id: number }, trx?: Trx) {
  return Attachment.query({ client: trx })
    .where({ subjectType: 'alliance_member', subjectId: id })
    .whereNull('removedAt')
    .orderBy('id')
}

/** Faults of papers that are missing. */
export function missingFiles({ request, i18n }: HttpContext, needed: readonly Purpose[]): Problem[] {
  return needed
    .filter((purpose) => request.files(purpose).length === 0)
    .map((path) => ({
      path,
      message: i18n.t('alliance_members.file_needed', { name: i18n.t(`alliance_members.files.${path}`) }),
    }))
}

/** The files of the form become those of the member; a new one of a purpose takes the place of those before. */
export function keepFiles(ctx: HttpContext, all: readonly Purpose[]) {
  const by = personOf(ctx)
  return async (trx: Trx, { id, organizationId }: AllianceMember) => {
    for (const purpose of all) {
      const files = ctx.request.files(purpose)
      if (files.length === 0) continue
      await trx
        .from('attachments')
        .where({ subject_type: 'alliance_member', subject_id: id, purpose })
        .whereNull('removed_at')
        .update({ removed_at: sqlTime() })
      for (const file of files) {
        const owner = { subjectType: 'alliance_member', subjectId: id, purpose, organizationId, uploadedById: by.id }
        await storeUploaded(trx, file, { ...owner, i18n: ctx.i18n, by })
      }
    }
  }
}

export type KeepFiles = ReturnType<typeof keepFiles>

import { Exception } from '@adonisjs/core/exceptions'
import type { I18n } from '@adonisjs/i18n'
import { formatBytes } from '#app/core/format'
import { extensionsOf } from './file_kinds.js'
import type { FileRule } from './attachment_subjects.js'

const STATUS = {
  too_large: 413,
  no_space: 507,
  empty: 422,
  missing: 422,
  too_many: 422,
  wrong_type: 415,
  renamed: 415,
  double_extension: 415,
  disguised: 415,
  active_content: 415,
  damaged: 415,
  protected: 415,
} as const

export type RefusalReason = keyof typeof STATUS

/** A file that is not taken, with the reason as a person would say it. */
export default class UploadRefused extends Exception {
  static code = 'E_UPLOAD_REFUSED'

  constructor(readonly reason: RefusalReason) {
    super(`Upload refused: ${reason}`, { status: STATUS[reason] })
  }

  sentence(i18n: Pick<I18n, 't'>, rule: FileRule) {
    return i18n.t(`attachments.refused.${this.reason}`, {
      size: formatBytes(rule.maxBytes),
      types: extensionsOf(rule.accept).join('、'),
      most: rule.most ?? 0,
    })
  }
}

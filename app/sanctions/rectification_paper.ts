import i18nManager from '@adonisjs/i18n/services/main'
import { DOCX } from '#app/core/document'
import type { Paper } from '#app/notifications/notices'
import type Rectification from './rectification.js'
import { rectificationDocument } from './rectification_paper_document.js'

/** 限期整改通知书 as it was ordered: a later extension does not change it. Always Chinese: it is a paper of the office. */
export async function rectificationPaper(rectification: Rectification): Promise<Paper> {
  await rectification.load('designation')
  const { docNumber, designation, name, cause, facts, problems, months, signature } = rectification
  const body = await rectificationDocument({
    ...{ facts, problems, months, docNumber: docNumber!, signer: signature! },
    organization: name,
    number: designation.number,
    cause: i18nManager.locale('zh-CN').t(`rectifications.causes.${cause}`),
    dueOn: rectification.orderedUntil!.toISODate()!,
    issuedOn: rectification.orderedOn!.toISODate()!,
  })
  return { name: `限期整改通知书-${docNumber}.docx`, contentType: DOCX, body }
}

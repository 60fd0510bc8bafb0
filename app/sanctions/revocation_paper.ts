import i18nManager from '@adonisjs/i18n/services/main'
import limits from '#config/sanctions'
import { workCalendar } from '#app/calendar/work_calendar'
import { addWorkingDays } from '#app/calendar/working_days'
import { DOCX } from '#app/core/document'
import type { Paper } from '#app/notifications/notices'
import type Revocation from './revocation.js'
import { warningDocument } from './revocation_paper_document.js'

const { statementDays } = limits.revocation

/** 撤销事先告知书 as it was sent. Always Chinese: it is a paper of the office. */
export async function warningPaper(revocation: Revocation): Promise<Paper> {
  await revocation.load('designation')
  const { designation, warningNumber, name, cause, facts, signature } = revocation
  const issuedOn = revocation.warnedOn!.toISODate()!
  const body = await warningDocument({
    ...{ facts, statementDays, issuedOn, warningNumber: warningNumber!, signer: signature! },
    organization: name,
    number: designation.number,
    docNumber: designation.docNumber,
    cause: i18nManager.locale('zh-CN').t(`revocations.causes.${cause}`),
    dueOn: addWorkingDays(issuedOn, statementDays, await workCalendar()),
  })
  return { name: `撤销事先告知书-${warningNumber}.docx`, contentType: DOCX, body }
}

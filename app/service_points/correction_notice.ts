import i18nManager from '@adonisjs/i18n/services/main'
import deadlines from '#config/deadlines'
import { workCalendar } from '#app/calendar/work_calendar'
import { addWorkingDays, beijingDay } from '#app/calendar/working_days'
import { DOCX } from '#app/core/document'
import type CorrectionOrder from '#app/workflow/correction_order'
import { correctionNoticeDocument } from './correction_notice_document.js'
import { inOrder, placeOf } from './correction_words.js'
import type PointApplication from './point_application.js'

/** The day until which an order is to be answered, as it says itself. */
export async function dueDayOf({ sentAt }: CorrectionOrder) {
  return addWorkingDays(beijingDay(sentAt!.toJSDate()), deadlines.supplement, await workCalendar())
}

/** 补正通知书 of an order that was sent, as a Word file. Always Chinese: it is a paper of the office. */
export async function correctionNotice(application: PointApplication, order: CorrectionOrder) {
  const chinese = i18nManager.locale('zh-CN')
  await application.load('batch')
  const issuedOn = beijingDay(order.sentAt!.toJSDate())
  const district = chinese.t(`districts.${application.districtCode}`)
  const body = await correctionNoticeDocument({
    docNumber: order.number!,
    organization: application.orgName,
    applicationNumber: application.number,
    batchTitle: application.batch.title,
    items: inOrder(order.items).map(({ field, note }) => ({ ...placeOf(field, chinese), note })),
    dueOn: await dueDayOf(order),
    workingDays: deadlines.supplement,
    issuer: order.askedIn === 'verification' ? '北京市知识产权局' : `${district}知识产权局`,
    signer: order.signature!,
    issuedOn,
    lapse: application.batch.supplementLapse,
  })
  return { name: `补正通知书-${order.number}.docx`, contentType: DOCX, body }
}

import type { HttpContext } from '@adonisjs/core/http'
import { answerWorkbook } from '#app/audit/answer_export'
import { beijingDay } from '#app/core/beijing_day'
import { inChunks } from '#app/core/list'
import type Event from './event.js'
import { unreachableByMail } from './event_mails.js'
import { managedEvent } from './event_page.js'
import EventRegistration from './event_registration.js'
import { callSheet, receiptSheet, signInSheet } from './sign_in_sheet.js'

/** 签到表, 参会回执 and 电话通知名单, for who organises the event. */
export default class SignInSheetsController {
  async show(ctx: HttpContext) {
    const event = await managedEvent(ctx)
    const days = event.days.map(({ day }) => day)
    const day = [ctx.request.input('day'), beijingDay()].find((one) => days.includes(one)) ?? days[0]
    const sheet = signInSheet(event, day, Boolean(ctx.request.input('blank')), ctx.i18n)
    return answerWorkbook(ctx, { action: 'event.sign_in_sheet_exported', sheet, rows: inChunks(comingTo(event)) })
  }

  async receipts(ctx: HttpContext) {
    const event = await managedEvent(ctx)
    const sheet = receiptSheet(event, ctx.i18n)
    return answerWorkbook(ctx, { action: 'event.receipts_exported', sheet, rows: inChunks(comingTo(event)) })
  }

  async calls(ctx: HttpContext) {
    const event = await managedEvent(ctx)
    const rows = inChunks(unreachableByMail(event.id).orderBy('id'))
    return answerWorkbook(ctx, { action: 'event.call_list_exported', sheet: callSheet(event, ctx.i18n), rows })
  }
}

function comingTo({ id }: Event) {
  return EventRegistration.query().where({ eventId: id, state: 'registered' }).preload('signIns').orderBy('id')
}

import type { HttpContext } from '@adonisjs/core/http'
import { answerWorkbook } from '#app/audit/answer_export'
import { beijingDay } from '#app/core/beijing_day'
import { inChunks } from '#app/core/list'
import type Event from './event.js'
import { managedEvent } from './event_page.js'
import EventRegistration from './event_registration.js'
import { receiptSheet, signInSheet } from './sign_in_sheet.js'

/** 签到表 and 参会回执, for who organises the event. */
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
}

function comingTo({ id }: Event) {
  return EventRegistration.query().where({ eventId: id, state: 'registered' }).preload('signIns').orderBy('id')
}

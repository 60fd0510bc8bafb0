import type { HttpContext } from '@adonisjs/core/http'
import i18nManager from '@adonisjs/i18n/services/main'
import type { QuestionContent } from '#app/questions/question_content'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import type { AskedWave } from './asked_wave.js'
import { AlreadyAnswered } from './finish_answer.js'
import config from '#config/survey_answers'

/** Why nobody can answer here, in words of `survey_answers.told.<reason>`, and the status that says so to programs. */
const STATUS = { unknown: 404, not_yet: 404, spent: 410, rated: 410, closed: 410, too_many: 429 } as const

export type Reason = keyof typeof STATUS

export class NotAnswerable extends Error {
  constructor(readonly reason: Reason) {
    super(reason)
  }
}

/** What somebody is asked, and where. */
export type Questionnaire = {
  wave: AskedWave
  content: QuestionContent
  pointName: string | null
  /** The address of the form. */
  path: string
}

export function questionnaireOf(wave: AskedWave, path: string): Questionnaire {
  return { wave, path, content: wave.content, pointName: wave.pointName }
}

/** @throws NotAnswerable where the wave does not take answers */
export function refuseUnlessOpen({ state, closesOn }: AskedWave, today: string) {
  if (state === 'draft' || state === 'approved') throw new NotAnswerable('not_yet')
  if (state !== 'open' || today > closesOn) throw new NotAnswerable('closed')
}

/** Answers in the language that was asked for (`?lang=en`), else in the one of the letter or of the reader. */
export function speak(ctx: HttpContext, preferred?: string) {
  const asked = ctx.request.qs().lang ?? ctx.request.plainCookie('locale', { encoded: false }) ?? preferred
  const locale = i18nManager.getSupportedLocaleFor([String(asked)])
  if (!locale) return
  ctx.i18n = i18nManager.locale(locale)
  ctx.view.share({ i18n: ctx.i18n, t: ctx.i18n.t.bind(ctx.i18n), locale })
}

/** Does the work of a page; where nobody can answer, says so kindly. */
export async function answering(ctx: HttpContext, work: () => Promise<unknown>) {
  try {
    return await work()
  } catch (error) {
    const reason = reasonOf(error)
    if (!reason) throw error
    return tell(ctx, reason)
  }
}

function reasonOf(error: unknown): Reason | null {
  if (error instanceof NotAnswerable) return error.reason
  if (error instanceof AlreadyAnswered) return 'spent'
  return error instanceof StepNotAllowed ? 'closed' : null
}

async function tell({ response, view }: HttpContext, reason: Reason) {
  return response.status(STATUS[reason]).send(await view.render('pages/survey_answers/told', { reason }))
}

/** 什么会被保存: told before anybody answers. */
export function renderStored({ view }: HttpContext, questionnaire: Questionnaire, channel: 'link' | 'open') {
  return view.render('pages/survey_answers/stored', { ...questionnaire, channel, least: config.least })
}

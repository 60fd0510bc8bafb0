import type { HttpContext } from '@adonisjs/core/http'
import { beijingDay } from '#app/core/beijing_day'
import { checkAnswers } from '#app/questions/check_answers'
import config from '#config/survey_answers'
import { askedIn, asking } from './asked_wave.js'
import { type AnswerFlag, flagsOf } from './answer_flags.js'
import { renderForm, renderThanks } from './answer_form.js'
import { finishOpenAnswer, knowsRecord, recordNumber, RecordUsed } from './finish_open_answer.js'
import * as page from './respondent_page.js'
import { secondsSince, startedAt } from './started.js'
import { countOpenAnswer, noteMiss, refuseAfterMisses } from './survey_limits.js'
import { openPath } from './survey_open_link.js'

/** On this device: which waves and codes were answered. Nothing of it is kept here. */
const COOKIE = 'survey_answered'

type Arrival = { code: string; questionnaire: page.Questionnaire }

/** 扫码评价: anybody who stands at the point, once on each device. */
export default class OpenAnswersController {
  show(ctx: HttpContext) {
    return page.answering(ctx, async () => {
      const { code, questionnaire } = await arrival(ctx)
      return renderForm(ctx, questionnaire, { started: startedAt(code), open: { record: '', error: null } })
    })
  }

  stored(ctx: HttpContext) {
    return page.answering(ctx, async () => page.renderStored(ctx, (await arrival(ctx)).questionnaire, 'open'))
  }

  store(ctx: HttpContext) {
    return page.answering(ctx, async () => finish(ctx, await arrival(ctx)))
  }
}

async function arrival(ctx: HttpContext): Promise<Arrival> {
  const ip = ctx.request.ip()
  await refuseAfterMisses(ip)
  const code = String(ctx.params.code)
  const link = await asking('survey_open_links').where('asking.code', code).select('asking.is_on').first()
  if (!link) {
    await noteMiss(ip)
    throw new page.NotAnswerable('unknown')
  }
  page.speak(ctx)
  const wave = await askedIn(link)
  page.refuseUnlessOpen(wave, beijingDay())
  if (!link.is_on) throw new page.NotAnswerable('closed')
  if (answeredOn(ctx).includes(markOf(wave, code))) throw new page.NotAnswerable('rated')
  return { code, questionnaire: page.questionnaireOf(wave, openPath(code)) }
}

async function finish(ctx: HttpContext, { code, questionnaire }: Arrival) {
  const { request, i18n } = ctx
  const { wave, content } = questionnaire
  const { started, q: typed = {} } = request.all()
  const record = recordNumber(request.input('record'))
  const { answers, problems } = await checkAnswers(content, request.all(), { complete: true })
  const askAgain = (fault: 'record_unknown' | 'record_used' | null) => {
    const error = fault && i18n.t(`survey_answers.open.${fault}`)
    return renderForm(ctx, questionnaire, { started, answers: typed, problems, open: { record, error } })
  }
  const isKnown = !record || (await knowsRecord(wave, record))
  if (problems.length > 0 || !isKnown) return askAgain(isKnown ? null : 'record_unknown')
  const elapsed = secondsSince(code, started)
  const flags = [
    ...flagsOf(content, answers, elapsed),
    ...suspicions(ctx, wave.id, elapsed, await countOpenAnswer(request.ip(), code)),
  ]
  const receipt = await finishOpenAnswer(wave, record, { answers, flags }).catch((error) => {
    if (error instanceof RecordUsed) return null
    throw error
  })
  if (receipt === null) return askAgain('record_used')
  const marks = [...answeredOn(ctx), markOf(wave, code)]
  ctx.response.cookie(COOKIE, marks.slice(-20), { path: '/q', maxAge: '1y', httpOnly: true, sameSite: 'lax' })
  return renderThanks(ctx, questionnaire, { answers, flags, receipt })
}

/** Where it is not sure, an answer is taken and looked at later. The field `homepage` no person sees. */
function suspicions(ctx: HttpContext, waveId: number, elapsed: number | null, fromHere: number) {
  const found: Partial<Record<AnswerFlag, boolean>> = {
    same_device: answeredOn(ctx).some((mark) => mark.startsWith(`${waveId}/`)),
    crowd: fromHere > config.crowd,
    robot: Boolean(ctx.request.input('homepage')) || (elapsed ?? 0) < config.robotSeconds,
  }
  return (Object.keys(found) as AnswerFlag[]).filter((flag) => found[flag])
}

function answeredOn({ request }: HttpContext): string[] {
  const marks: unknown = request.cookie(COOKIE)
  return Array.isArray(marks) ? marks.map(String) : []
}

const markOf = (wave: { id: number }, code: string) => `${wave.id}/${code}`

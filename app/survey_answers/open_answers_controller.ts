import type { HttpContext } from '@adonisjs/core/http'
import { beijingDay } from '#app/core/beijing_day'
import { checkAnswers } from '#app/questions/check_answers'
import config from '#config/survey_answers'
import { type AnswerFlag, flagsOf } from './answer_flags.js'
import { renderForm, renderThanks } from './answer_form.js'
import { finishOpenAnswer, knowsRecord } from './finish_open_answer.js'
import * as page from './respondent_page.js'
import { secondsSince, startedAt } from './started.js'
import { countOpenAnswer, noteMiss, refuseAfterMisses } from './survey_limits.js'
import SurveyOpenLink from './survey_open_link.js'

/** On this device: which waves and codes were answered. Nothing of it is kept here. */
const COOKIE = 'survey_answered'

type Arrival = { link: SurveyOpenLink; questionnaire: page.Questionnaire }

/** 扫码评价: anybody who stands at the point, once on each device. */
export default class OpenAnswersController {
  show(ctx: HttpContext) {
    return page.answering(ctx, async () => {
      const { link, questionnaire } = await arrival(ctx)
      return renderForm(ctx, questionnaire, { started: startedAt(link.code), open: { record: '', error: null } })
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
  const link = await SurveyOpenLink.query().where('code', String(ctx.params.code)).preload('wave').first()
  if (!link) {
    await noteMiss(ip)
    throw new page.NotAnswerable('unknown')
  }
  page.speak(ctx)
  page.refuseUnlessOpen(link.wave, beijingDay())
  if (!link.isOn) throw new page.NotAnswerable('closed')
  if (answeredOn(ctx).includes(markOf(link))) throw new page.NotAnswerable('rated')
  return { link, questionnaire: await page.questionnaireOf(link.wave, link.designationId, link.path) }
}

async function finish(ctx: HttpContext, { link, questionnaire }: Arrival) {
  const { request, i18n } = ctx
  const { started, q: typed = {} } = request.all()
  const record = String(request.input('record') ?? '').trim()
  const { answers, problems } = await checkAnswers(questionnaire.content, request.all(), { complete: true })
  const isKnown = !record || (await knowsRecord(link, record))
  if (problems.length > 0 || !isKnown) {
    const error = isKnown ? null : i18n.t('survey_answers.open.record_unknown')
    return renderForm(ctx, questionnaire, { started, answers: typed, problems, open: { record, error } })
  }
  const elapsed = secondsSince(link.code, started)
  const flags = [
    ...flagsOf(questionnaire.content, answers, elapsed),
    ...suspicions(ctx, link, elapsed, await countOpenAnswer(request.ip(), link.code)),
  ]
  const receipt = await finishOpenAnswer(link, record, { answers, flags })
  const marks = [...answeredOn(ctx), markOf(link)]
  ctx.response.cookie(COOKIE, marks.slice(-20), { path: '/q', maxAge: '1y', httpOnly: true, sameSite: 'lax' })
  return renderThanks(ctx, questionnaire, { answers, flags, receipt })
}

/** Where it is not sure, an answer is taken and looked at later. The field `homepage` no person sees. */
function suspicions(ctx: HttpContext, { waveId }: SurveyOpenLink, elapsed: number | null, fromHere: number) {
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

const markOf = ({ waveId, code }: SurveyOpenLink) => `${waveId}/${code}`

import type { HttpContext } from '@adonisjs/core/http'
import { beijingDay } from '#app/core/beijing_day'
import { checkAnswers } from '#app/questions/check_answers'
import { flagsOf } from './answer_flags.js'
import { renderForm, renderThanks } from './answer_form.js'
import { openDraft, saveDraft } from './drafts.js'
import { AlreadyAnswered, finishAnswer } from './finish_answer.js'
import { invitedAt, type Invited } from './invited.js'
import {
  answering,
  NotAnswerable,
  questionnaireOf,
  type Questionnaire,
  refuseUnlessOpen,
  renderStored,
  speak,
} from './respondent_page.js'
import { secondsSince, startedAt } from './started.js'
import { noteMiss, refuseAfterMisses } from './survey_limits.js'
import { typedSoFar } from './typed_so_far.js'

type Arrival = { token: string; invited: Invited; questionnaire: Questionnaire }

/** The personal address in a letter. Looking at it changes nothing, however often, and whatever program looks. */
export default class SurveyAnswersController {
  show(ctx: HttpContext) {
    return answering(ctx, async () => {
      const { token, invited, questionnaire } = await arrival(ctx)
      const draft = invited.draft === null ? null : openDraft(token, invited.draft)
      const started = startedAt(invited.draftName, draft?.elapsed)
      return renderForm(ctx, questionnaire, { started, answers: draft?.answers, resumes: draft !== null })
    })
  }

  stored(ctx: HttpContext) {
    return answering(ctx, async () => renderStored(ctx, (await arrival(ctx)).questionnaire, 'link'))
  }

  store(ctx: HttpContext) {
    return answering(ctx, async () => {
      const arrived = await arrival(ctx)
      return ctx.request.input('act') === 'save' ? keep(ctx, arrived) : finish(ctx, arrived)
    })
  }
}

/** Whose address this is, if it can be answered. An address that nobody was sent tells nothing else. */
async function arrival(ctx: HttpContext): Promise<Arrival> {
  const token = String(ctx.params.token)
  const ip = ctx.request.ip()
  await refuseAfterMisses(ip)
  const invited = await invitedAt(token)
  if (!invited) {
    await noteMiss(ip)
    throw new NotAnswerable('unknown')
  }
  speak(ctx, invited.locale)
  if (invited.isSpent) throw new AlreadyAnswered()
  refuseUnlessOpen(invited.wave, beijingDay())
  return { token, invited, questionnaire: questionnaireOf(invited.wave, `/s/${token}`) }
}

/** 保存，稍后继续: by the button, or by the page itself now and then. */
async function keep(ctx: HttpContext, { token, invited, questionnaire }: Arrival) {
  const { request, response } = ctx
  const answers = await typedSoFar(questionnaire.content, request.all())
  const elapsed = secondsSince(invited.draftName, request.input('started')) ?? 0
  await saveDraft(token, invited, { answers, elapsed })
  if (request.header('accept') === 'application/json') return response.noContent()
  return response.redirect().status(303).toPath(`${questionnaire.path}?saved=yes&lang=${ctx.i18n.locale}`)
}

async function finish(ctx: HttpContext, { invited, questionnaire }: Arrival) {
  const { content } = questionnaire
  const { started, q: typed = {} } = ctx.request.all()
  const { answers, problems } = await checkAnswers(content, ctx.request.all(), { complete: true })
  if (problems.length > 0) return renderForm(ctx, questionnaire, { started, answers: typed, problems })
  const flags = flagsOf(content, answers, secondsSince(invited.draftName, started))
  const receipt = await finishAnswer(invited, { answers, flags })
  return renderThanks(ctx, questionnaire, { answers, flags, receipt })
}

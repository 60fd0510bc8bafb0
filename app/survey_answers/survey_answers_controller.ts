import type { HttpContext } from '@adonisjs/core/http'
import { beijingDay } from '#app/core/beijing_day'
import { checkAnswers } from '#app/questions/check_answers'
import type SurveyInvitation from '#app/surveys/survey_invitation'
import { invitationAt } from '#app/surveys/survey_links'
import { flagsOf } from './answer_flags.js'
import { renderForm, renderThanks } from './answer_form.js'
import { draftOf, saveDraft } from './drafts.js'
import { AlreadyAnswered, finishAnswer } from './finish_answer.js'
import {
  answering,
  NotAnswerable,
  questionnaireOf,
  type Questionnaire,
  refuseUnlessOpen,
  renderStored,
  speak,
} from './respondent_page.js'
import { draftName } from './seal.js'
import { secondsSince, startedAt } from './started.js'
import { noteMiss, refuseAfterMisses } from './survey_limits.js'
import { typedSoFar } from './typed_so_far.js'

type Arrival = { token: string; invitation: SurveyInvitation; questionnaire: Questionnaire }

/** The personal address in a letter. Looking at it changes nothing, however often, and whatever program looks. */
export default class SurveyAnswersController {
  show(ctx: HttpContext) {
    return answering(ctx, async () => {
      const { token, questionnaire } = await arrival(ctx)
      const draft = await draftOf(token)
      const started = startedAt(draftName(token), draft?.elapsed)
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
  const invitation = await invitationAt(token)
  if (!invitation) {
    await noteMiss(ip)
    throw new NotAnswerable('unknown')
  }
  speak(ctx, invitation.locale)
  if (invitation.isSpent) throw new AlreadyAnswered()
  refuseUnlessOpen(invitation.wave, beijingDay())
  const questionnaire = await questionnaireOf(invitation.wave, invitation.designationId, `/s/${token}`)
  return { token, invitation, questionnaire }
}

/** 保存，稍后继续: by the button, or by the page itself now and then. */
async function keep(ctx: HttpContext, { token, invitation, questionnaire }: Arrival) {
  const { request, response } = ctx
  const answers = await typedSoFar(questionnaire.content, request.all())
  const elapsed = secondsSince(draftName(token), request.input('started')) ?? 0
  await saveDraft(token, invitation, questionnaire.content, { answers, elapsed })
  if (request.header('accept') === 'application/json') return response.noContent()
  return response.redirect().status(303).toPath(`${questionnaire.path}?saved=yes&lang=${ctx.i18n.locale}`)
}

async function finish(ctx: HttpContext, { token, invitation, questionnaire }: Arrival) {
  const { content } = questionnaire
  const { started, q: typed = {} } = ctx.request.all()
  const { answers, problems } = await checkAnswers(content, ctx.request.all(), { complete: true })
  if (problems.length > 0) return renderForm(ctx, questionnaire, { started, answers: typed, problems })
  const flags = flagsOf(content, answers, secondsSince(draftName(token), started))
  const receipt = await finishAnswer(token, invitation, { answers, flags })
  return renderThanks(ctx, questionnaire, { answers, flags, receipt })
}

import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import type { Answers } from '#app/core/form'
import type { Actor } from '#app/users/actor'
import { correctionReasonValidator } from './activity_validators.js'
import { correctableOf } from './correctable.js'
import { correctionKindOf, proposeCorrection, type Subject } from './correction_workflow.js'

/** The page on which a correction is asked for: the entry's form with a reason. */
export async function renderRequest({ view }: HttpContext, subject: Subject) {
  const { form, path, load } = correctableOf(subject.subjectType)
  const entry = await load(subject.subjectId)
  const kind = correctionKindOf(subject, entry.state, false)
  return view.render('pages/activities/corrections/create', { entry, path: path(entry.id), form, kind })
}

type Asking = {
  by: Actor & { id: number }
  /** What was typed, checked as for an open month. */
  facts(): Promise<Answers>
}

/** Takes the request in and leads back to the entry. */
export async function requestCorrection(ctx: HttpContext, subject: Subject, { by, facts }: Asking) {
  const { request, response, session, i18n } = ctx
  const { load, path } = correctableOf(subject.subjectType)
  showAgain(ctx, () => renderRequest(ctx, subject))
  const { reason } = await request.validateUsing(correctionReasonValidator)
  const kind = correctionKindOf(subject, (await load(subject.subjectId)).state, request.input('removal'))
  await proposeCorrection(subject, by, { kind, reason, after: kind === 'change' ? await facts() : undefined })
  session.flash('success', i18n.t('activity_corrections.proposed'))
  return response.redirect(path(subject.subjectId))
}

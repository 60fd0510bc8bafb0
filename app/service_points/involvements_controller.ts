import type { HttpContext } from '@adonisjs/core/http'
import { invalid, showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import Involvement from '#app/workflow/involvement'
import {
  answerForApplication,
  involveOfficial,
  officialsBeside,
  revokeForApplication,
} from './application_involvements.js'
import { renderApplication } from './application_page.js'
import { answerValidator, involvementValidator } from './approval_validators.js'
import type PointApplication from './point_application.js'
import PointApplicationPolicy, { involverOf } from './point_application_policy.js'
import { visibleApplication } from './visible_application.js'

/** 加签, 委派, 抄送: drawing officials in, what they say, and letting them go again. */
export default class InvolvementsController {
  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    const application = await visibleApplication(ctx)
    await bouncer.with(PointApplicationPolicy).authorize('involve', application)
    const user = auth.getUserOrFail()

    showAgain(ctx, () => renderApplication(ctx, application))
    const { person, kind, question, dueOn, isPrivate, about } = await request.validateUsing(involvementValidator)
    const official = (await officialsBeside(user)).find(({ id }) => id === person)
    if (!official) throw invalid('person', i18n.t('involvements.nobody'))

    const by = personOf(ctx, involverOf(user, application))
    await involveOfficial(application, by, {
      kind,
      question,
      personId: official.id,
      dueOn: dueOn ?? null,
      isPrivate: isPrivate ?? false,
      sections: about?.length ? about : null,
    })
    session.flash('success', i18n.t(`involvements.${kind}.done`, { name: official.name }))
    return response.redirect().toRoute('applications.show', { id: application.id })
  }

  /** The opinion, or the return of what was delegated. */
  async update(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    const application = await visibleApplication(ctx)
    const involvement = await involvementOf(ctx, application)
    await bouncer.with(PointApplicationPolicy).authorize('answer', involvement)

    showAgain(ctx, () => renderApplication(ctx, application))
    const { answer } = await request.validateUsing(answerValidator)
    const user = auth.getUserOrFail()
    const name = user.names.find(({ id }) => id === involvement.personId)!
    await answerForApplication(application, involvement, personOf(ctx, name), answer)
    session.flash('success', i18n.t('involvements.answered'))
    return response.redirect().toRoute('applications.show', { id: application.id })
  }

  async destroy(ctx: HttpContext) {
    const { bouncer, response, session, i18n } = ctx
    const application = await visibleApplication(ctx)
    const involvement = await involvementOf(ctx, application)
    await bouncer.with(PointApplicationPolicy).authorize('revoke', involvement)
    await revokeForApplication(application, involvement, personOf(ctx))
    session.flash('success', i18n.t('involvements.revoked'))
    return response.redirect().toRoute('applications.show', { id: application.id })
  }
}

function involvementOf({ params }: HttpContext, application: PointApplication) {
  return Involvement.query()
    .where({ subjectType: 'point_application', subjectId: application.id, id: Number(params.id) || 0 })
    .firstOrFail()
}

import type { HttpContext } from '@adonisjs/core/http'
import { invalid, showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import User from '#app/users/user'
import { renderApplication } from './application_page.js'
import { assignHandler } from './assignment.js'
import AssignmentPolicy, { assignerOf } from './assignment_policy.js'
import { assignmentValidator } from './assignment_validators.js'
import { deskOf, isOfDesk } from './application_desk.js'
import { visibleApplication } from './visible_application.js'

/** 分派 and 转办 of one application. */
export default class AssignmentsController {
  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    const application = await visibleApplication(ctx)
    await application.load((loader) => loader.load('batch').load('handler'))
    await bouncer.with(AssignmentPolicy).authorize('assign', application)
    const name = assignerOf(auth.getUserOrFail(), application)!

    showAgain(ctx, () => renderApplication(ctx, application))
    const { handler, handlerNote, version } = await request.validateUsing(
      assignmentValidator({ noted: application.handlerId === name.id })
    )
    const to = await User.find(handler)
    const desk = deskOf(application)
    if (!to || (desk && !isOfDesk(to, desk))) throw invalid('handler', i18n.t('workflow.refused.not_of_the_desk'))

    await assignHandler(application, to, personOf(ctx, name), { note: handlerNote, version })
    session.flash('success', i18n.t('assignments.done', { name: to.name }))
    return response.redirect().toRoute('applications.show', { id: application.id })
  }
}

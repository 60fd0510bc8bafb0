import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { leaveMessage } from '#app/workflow/message'
import { renderApplication } from './application_page.js'
import { messageToOfficeValidator, messageValidator } from './approval_validators.js'
import PointApplicationPolicy from './point_application_policy.js'
import { pointApplicationWorkflow } from './point_application_workflow.js'
import { visibleApplication } from './visible_application.js'

/** 沟通: officials write to the applicant or among themselves, applicants to the office. */
export default class MessagesController {
  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    const application = await visibleApplication(ctx)
    await bouncer.with(PointApplicationPolicy).authorize('leaveMessage', application)

    showAgain(ctx, () => renderApplication(ctx, application))
    const message = auth.getUserOrFail().isOfficial
      ? await byOfficial(ctx)
      : { ...(await request.validateUsing(messageToOfficeValidator)), side: 'applicant' as const, isInternal: false }
    await leaveMessage(pointApplicationWorkflow, application, personOf(ctx), message)

    session.flash('success', i18n.t('messages.left'))
    return response.redirect(`/applications/${application.id}#messages`)
  }
}

async function byOfficial({ request }: HttpContext) {
  const { body, audience } = await request.validateUsing(messageValidator)
  return { body, side: 'official' as const, isInternal: audience === 'internal' }
}

import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { actorFor } from '#app/users/actor'
import type { ExpertInvitation } from './assignment.js'
import { takeAnswer } from './invitation_answer.js'
import { invitationAt } from './invitation_links.js'
import { invitationFacts } from './invitation_page.js'

/** The address in a letter: it opens the invitation and nothing else. */
export default class InvitationLinksController {
  async show(ctx: HttpContext) {
    return render(ctx, await invitationAt(ctx.params.token))
  }

  async store(ctx: HttpContext) {
    const { params, request, response, session, i18n } = ctx
    const invitation = await invitationAt(params.token)
    showAgain(ctx, () => render(ctx, invitation))
    const by = { ...actorFor(invitation.expert.user), ip: request.ip(), requestId: request.id() }
    await takeAnswer(ctx, invitation, by)
    session.flash('success', i18n.t(`expert_invitations.done.${invitation.state}`))
    return response.redirect(`/invitations/${params.token}`)
  }
}

async function render(ctx: HttpContext, invitation: ExpertInvitation) {
  const { params, response, view } = ctx
  response.header('Referrer-Policy', 'no-referrer')
  response.header('X-Robots-Tag', 'noindex')
  response.header('Cache-Control', 'no-store')
  return view.render('pages/expert_invitations/public', {
    ...(await invitationFacts(ctx, invitation)),
    token: params.token,
  })
}

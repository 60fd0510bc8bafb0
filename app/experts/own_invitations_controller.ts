import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { ExpertInvitation } from './assignment.js'
import { invitationList, invitationStates } from './assignment_list.js'
import AssignmentPolicy from './assignment_policy.js'
import { takeAnswer } from './invitation_answer.js'
import { invitationFacts } from './invitation_page.js'

/** An expert's own invitations, signed in. */
export default class OwnInvitationsController {
  async index(ctx: HttpContext) {
    const { bouncer, view, i18n } = ctx
    await bouncer.with(AssignmentPolicy).authorize('listOwn')
    const own = ownInvitations(ctx).preload('assignment')
    return answerList(ctx, own, invitationList(i18n), i18n.t('expert_invitations.title'), async (list) =>
      view.render('pages/expert_invitations/index', { list, states: invitationStates })
    )
  }

  async show(ctx: HttpContext) {
    return render(ctx, await ownInvitation(ctx))
  }

  async answer(ctx: HttpContext) {
    const { bouncer, response, session, i18n } = ctx
    const invitation = await ownInvitation(ctx)
    await bouncer.with(AssignmentPolicy).authorize('answer', invitation)
    showAgain(ctx, () => render(ctx, invitation))
    await takeAnswer(ctx, invitation, personOf(ctx))
    session.flash('success', i18n.t(`expert_invitations.done.${invitation.state}`))
    return response.redirect(`/expert-invitations/${invitation.id}`)
  }
}

function ownInvitations({ auth }: HttpContext) {
  const user = auth.getUserOrFail()
  return ExpertInvitation.query().whereHas('expert', (experts) => void experts.where('userId', user.id))
}

function ownInvitation(ctx: HttpContext) {
  return ownInvitations(ctx)
    .where('id', Number(ctx.params.id) || 0)
    .preload('assignment')
    .preload('expert')
    .firstOrFail()
}

async function render(ctx: HttpContext, invitation: ExpertInvitation) {
  return ctx.view.render('pages/expert_invitations/show', await invitationFacts(ctx, invitation))
}

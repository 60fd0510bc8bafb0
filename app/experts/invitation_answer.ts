import type { HttpContext } from '@adonisjs/core/http'
import { invalid } from '#app/core/form_page'
import type { Actor } from '#app/users/actor'
import type { ExpertInvitation } from './assignment.js'
import { answerValidator } from './expert_validators.js'
import { acceptInvitation, declineInvitation } from './invitation_workflow.js'

/** Yes or no, from the letter or signed in. What a conflict is, or any other reason, is said in words. */
export async function takeAnswer({ request, i18n }: HttpContext, invitation: ExpertInvitation, by: Actor) {
  const { answer, reason, note } = await request.validateUsing(answerValidator)
  if (answer === 'accept') return acceptInvitation(invitation, by)
  if ((reason === 'conflict' || reason === 'other') && !note) {
    throw invalid('note', i18n.t('expert_invitations.note_missing'))
  }
  await declineInvitation(invitation, by, { reason: reason!, note })
}

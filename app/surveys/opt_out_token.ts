import encryption from '@adonisjs/core/services/encryption'
import SurveyInvitation from './survey_invitation.js'

const PURPOSE = 'survey_opt_out'

/** The address of 退订 in a letter: signed with the secret of the installation, stored nowhere. */
export function optOutPath(invitationId: number) {
  return `/survey-opt-outs/${encryption.getMessageVerifier().sign(invitationId, undefined, PURPOSE)}`
}

/** Whom the letter was written to, or 404. */
export function invitationOfToken(token: string) {
  const id = encryption.getMessageVerifier().unsign<number>(token, PURPOSE)
  return SurveyInvitation.query()
    .where('id', id ?? 0)
    .firstOrFail()
}

import { sqlTime, type Trx } from '#app/core/dialect'
import { formatDay } from '#app/core/format'
import { postMail } from '#app/notifications/post_mail'
import Clock from '#app/workflow/clock'
import type { ExpertInvitation } from './assignment.js'
import Expert from './expert.js'
import { makeLink } from './invitation_links.js'

/** The invitation, or a word about the work: with the day until which, and an address of its own. */
export async function writeToExpert(
  trx: Trx,
  invitation: ExpertInvitation,
  letter: 'expert_invitation' | 'expert_work_reminder'
) {
  const { user } = await Expert.query({ client: trx }).where('id', invitation.expertId).preload('user').firstOrFail()
  const clock = await Clock.query({ client: trx })
    .where({ subjectType: 'expert_invitation', subjectId: invitation.id })
    .whereNull('endedOn')
    .first()
  const letters = invitation.letters + 1
  await trx
    .from('expert_invitations')
    .where({ id: invitation.id })
    .update({ letters, last_letter_at: sqlTime(), updated_at: sqlTime() })
  await postMail(trx, {
    dedupeKey: `expert_invitation/${invitation.id}/${letters}`,
    recipient: user.email,
    locale: user.locale,
    template: 'letter',
    params: {
      letter,
      name: user.name,
      number: invitation.assignment.number,
      title: invitation.assignment.title,
      due: clock?.dueOn ? formatDay(clock.dueOn, user.locale) : '',
      path: await makeLink(trx, invitation.id),
    },
  })
}

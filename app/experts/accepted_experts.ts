import type { Trx } from '#app/core/dialect'
import { ExpertInvitation } from './assignment.js'
import Expert from './expert.js'

/** Whatever experts are drawn for: a round of cases, the panel of a year. */
export type Invited = { assignmentId: number | null }

const SAID_YES: readonly ExpertInvitation['state'][] = ['accepted', 'done']

/** Who said yes, whole. Who is paused or left the house judges nothing new. */
export function acceptedExperts(invited: Invited, trx?: Trx) {
  const said = invitationsTo(invited).whereIn('state', [...SAID_YES])
  return Expert.query({ client: trx })
    .whereIn('id', said.select('expert_id'))
    .where('state', 'active')
    .whereHas('user', (users) => void users.where('isActive', true))
    .withScopes((scopes) => scopes.whole())
    .orderBy('id')
}

/** How many were asked, and how many of them said yes. */
export async function countsOfInvited(invited: Invited) {
  const rows = await invitationsTo(invited).select('state')
  return { all: rows.length, accepted: rows.filter(({ state }) => SAID_YES.includes(state)).length }
}

export function invitationsTo({ assignmentId }: Invited, trx?: Trx) {
  return ExpertInvitation.query({ client: trx }).where('assignmentId', assignmentId ?? 0)
}

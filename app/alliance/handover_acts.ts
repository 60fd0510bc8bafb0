import type User from '#app/users/user'
import type Handover from './handover.js'

export type HandoverAct = 'confirm' | 'refuse' | 'withdraw'

/** Who ends a hand-over: the one who spoke until now; the secretariat where that person is gone; who proposed may take it back. */
export function handoverActsFor(user: User, { state, fromUserId, from, createdById }: Handover) {
  if (state !== 'proposed') return []
  const isGone = !from || !from.isActive
  const acts: HandoverAct[] = []
  if (user.id === fromUserId || (isGone && user.is('alliance_secretariat'))) acts.push('confirm', 'refuse')
  if (user.id === createdById) acts.push('withdraw')
  return acts
}

import { beijingDay } from '#app/core/beijing_day'
import { now } from '#app/core/clock'

type Window = {
  state: string
  startsAt: { toMillis(): number }
  registrationFrom: { toISODate(): string | null } | null
  registrationUntil: { toISODate(): string | null } | null
}

export type Standing = 'open' | 'not_yet' | 'closed' | 'over' | 'cancelled'

/** Can somebody register now? Until its last day, or without one until the event begins. */
export function registrationStanding({ state, startsAt, registrationFrom, registrationUntil }: Window): Standing {
  if (state === 'cancelled') return 'cancelled'
  if (!['planned', 'notified', 'open', 'shut'].includes(state) || now().getTime() >= startsAt.toMillis()) return 'over'
  const today = beijingDay()
  if (registrationFrom && today < registrationFrom.toISODate()!) return 'not_yet'
  if (state !== 'open') return state === 'shut' ? 'closed' : 'not_yet'
  return registrationUntil && today > registrationUntil.toISODate()! ? 'closed' : 'open'
}

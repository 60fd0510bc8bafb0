import { addDays } from '#app/calendar/working_days'
import { sideFault } from '#app/users/stand_in_sides'
import type User from '#app/users/user'

export type Period = { from: string; until: string }

/** What is wrong with a stand-in: the field to blame, an i18n key under `stand_ins.faults`, and what the sentence needs. */
export class StandInRefused extends Error {
  constructor(
    readonly field: 'absentId' | 'deputyId' | 'from' | 'until',
    readonly reason: string,
    readonly values: Record<string, string | number> = {}
  ) {
    super(`This stand-in is refused: ${reason}`)
  }
}

/** Longer absences are a matter of who holds the office. */
export const LONGEST = 180

/** @throws StandInRefused */
export function refuseBadPeriod({ from, until }: Period, today: string) {
  if (until < from) throw new StandInRefused('until', 'until_before_from')
  if (from < today) throw new StandInRefused('from', 'from_past')
  if (until > addDays(from, LONGEST - 1)) throw new StandInRefused('until', 'too_long', { most: LONGEST })
}

/** @throws StandInRefused */
export function refuseWrongPeople(absent: User, deputy: User) {
  if (!absent.isActive) throw new StandInRefused('absentId', 'inactive', { name: absent.name })
  if (!absent.isOfficial) throw new StandInRefused('absentId', 'absent_not_official')
  if (!deputy.isActive) throw new StandInRefused('deputyId', 'inactive', { name: deputy.name })
  const reason = sideFault(absent, deputy)
  if (reason) throw new StandInRefused('deputyId', reason, { name: deputy.name })
}

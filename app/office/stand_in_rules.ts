import { addDays } from '#app/calendar/working_days'
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

/**
 * Why somebody cannot act for somebody, or null. Scores are personal and applicants act for their institution, so only
 * officials do, each for his own side; what leaders decide is not decided by those who prepared it.
 */
export function sideFault(absent: User, deputy: User) {
  if (deputy.id === absent.id) return 'same_person'
  if (!deputy.isOfficial) return 'deputy_not_official'
  if (!absent.isBureau) return sharesDistrict(absent, deputy) ? null : 'other_district'
  if (!deputy.isBureau) return 'not_bureau'
  return absent.is('bureau_leader') && !deputy.is('bureau_leader', 'division_head') ? 'not_leader' : null
}

function sharesDistrict(absent: User, deputy: User) {
  return deputy.is('district_reviewer') && deputy.districtCode === absent.districtCode
}

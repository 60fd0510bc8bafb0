import type User from './user.js'

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

/** Who takes part. Applicant side, government side, experts; 中文 in resources/lang under `roles`. */
export const roles = [
  'operator',
  'principal',
  'district_reviewer',
  'bureau_handler',
  'division_head',
  'bureau_leader',
  'expert',
  'administrator',
  'alliance_secretariat',
  'security_administrator',
  'audit_administrator',
] as const

export type Role = (typeof roles)[number]

export const applicantRoles: Role[] = ['operator', 'principal']
export const bureauRoles: Role[] = ['bureau_handler', 'division_head', 'bureau_leader']
export const officialRoles: Role[] = ['district_reviewer', ...bureauRoles]

/** 三员: who keeps the system. Each has one of these offices and nothing else, and decides on no business. */
export const dutyRoles = ['administrator', 'security_administrator', 'audit_administrator'] as const

export type DutyRole = (typeof dutyRoles)[number]

/** One of the three offices beside anything else. The database refuses it too (migration 0205). */
export function mixesDuties(held: readonly Role[]) {
  return held.length > 1 && dutyRoles.some((duty) => held.includes(duty))
}

/** Each once, in the order of this list. */
export function inOrder(held: readonly Role[]): Role[] {
  return roles.filter((role) => held.includes(role))
}

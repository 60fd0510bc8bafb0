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
] as const

export type Role = (typeof roles)[number]

export const applicantRoles: Role[] = ['operator', 'principal']
export const bureauRoles: Role[] = ['bureau_handler', 'division_head', 'bureau_leader']
export const officialRoles: Role[] = ['district_reviewer', ...bureauRoles]

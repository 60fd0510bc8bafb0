import app from '@adonisjs/core/services/app'
import env from '#start/env'
import { inDemo } from '#config/app'
import { applicantRoles, roles, type Role } from '#app/users/roles'

/** 两步验证: who must have it, and its limits. Customary values. */
export default {
  /** What the application on the telephone calls the account. */
  issuer: '京知',
  requiredOf: rolesNamed(env.get('SECOND_FACTOR_ROLES') ?? (app.inProduction && !inDemo ? 'staff' : 'none')),
  /** Wrong codes of one person after which none is looked at for so many minutes. */
  tries: 5,
  lockMinutes: 15,
  /** After the password the code has to come within so many minutes. */
  stepMinutes: 10,
  /** A secret that was shown has to be confirmed by a first code within so many minutes. */
  offerMinutes: 30,
  recoveryCodes: 10,
}

/** `none`, `staff` (everybody but institutions and experts), `all`, or roles with commas between them. */
export function rolesNamed(text: string): Role[] {
  if (text === 'none') return []
  if (text === 'all') return [...roles]
  if (text === 'staff') return roles.filter((role) => !applicantRoles.includes(role) && role !== 'expert')
  const named = text.split(',').map((word) => word.trim())
  const unknown = named.filter((word) => !roles.some((role) => role === word))
  if (unknown.length > 0) throw new Error(`SECOND_FACTOR_ROLES names no roles: ${unknown.join(', ')}`)
  return named as Role[]
}

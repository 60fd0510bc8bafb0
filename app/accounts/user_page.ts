import type { HttpContext } from '@adonisjs/core/http'
import { districtCodes } from '#app/organizations/districts'
import type User from '#app/users/user'
import settings from '#config/role_grants'
import { memberRoles, staffRoles } from './account_validators.js'
import { newestGrant } from './role_grant.js'

/** A person as the system administrator looks after it; somebody new without one. */
export async function renderUser({ auth, view }: HttpContext, person: User | null) {
  const grant = person && (await newestGrant(person.id))
  const isOwn = person?.id === auth.user!.id
  const isWaiting = grant?.state === 'proposed'
  const all = person?.organizationId ? memberRoles : staffRoles
  return view.render('pages/accounts/users/edit', {
    ...{ person, grant, isWaiting, isOwn, districtCodes },
    /** What waits is decided on first, and nobody gives to oneself: rights can only be taken away meanwhile. */
    offered: isWaiting || isOwn ? person!.roles : all,
    days: settings.openDays,
    mayReturn: person && !person.isActive && person.roles.length > 0 && !isWaiting,
  })
}

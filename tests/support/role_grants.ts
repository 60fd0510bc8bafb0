import { proposePerson, type Person } from '#app/accounts/people'
import RoleGrant from '#app/accounts/role_grant'
import { confirmGrant } from '#app/accounts/role_grant_workflow'
import { actor } from './applications.js'
import type { World } from '#tests/world'

/** The security administrator confirms everything that waits. */
export async function confirmAll({ securityAdministrator }: Pick<World['people'], 'securityAdministrator'>) {
  for (const grant of await RoleGrant.query().where('state', 'proposed').orderBy('id')) {
    await confirmGrant(grant, actor(securityAdministrator))
  }
}

/** A new handler, whom the system administrator has proposed. */
export function proposedEntry({ people }: Pick<World, 'people'>, more: Partial<Person> = {}) {
  const person = { email: 'new@people.example', name: '江映雪', roles: ['bureau_handler' as const], ...more }
  return proposePerson({ ...person, reason: '京知人〔2026〕12 号' }, actor(people.administrator))
}

import type { Trx } from '#app/core/dialect'
import { system } from '#app/users/actor'
import type { DutyRole } from '#app/users/roles'
import User from '#app/users/user'
import { createPerson } from './people.js'

/**
 * Where nobody has one of the three offices nobody can propose or confirm it.
 *
 * @returns null when somebody has it
 */
export async function createFirstOfficer(
  trx: Trx,
  person: { email: string; name: string; password: string },
  duty: DutyRole
) {
  const holder = await User.query({ client: trx })
    .withScopes((scopes) => scopes.active(duty))
    .forUpdate()
    .first()
  return holder ? null : createPerson(trx, { ...person, roles: [duty] }, system('user:create'))
}

import { record } from '#app/audit/record'
import type { Trx } from '#app/core/dialect'
import { system } from '#app/users/actor'
import type { DutyRole } from '#app/users/roles'
import User from '#app/users/user'
import { createPerson } from './people.js'

const BY = system('user:create')

/**
 * Where nobody has one of the three offices nobody can propose or confirm it. Whoever had it alone and is gone can be
 * followed by somebody else.
 *
 * @param predecessor e-mail address of the only one who has it, who is shut out
 * @returns null when somebody else has it
 */
export async function createFirstOfficer(
  trx: Trx,
  person: { email: string; name: string; password: string },
  duty: DutyRole,
  predecessor?: string
) {
  const holders = await User.query({ client: trx })
    .withScopes((scopes) => scopes.active(duty))
    .orderBy('id')
    .forUpdate()
  const isExpected = predecessor ? holders.length === 1 && holders[0].email === predecessor : holders.length === 0
  if (!isExpected) return null
  for (const holder of holders) await shutOut(trx, holder)
  return createPerson(trx, { ...person, roles: [duty] }, BY)
}

async function shutOut(trx: Trx, user: User) {
  await user.merge({ isActive: false, sessionEpoch: user.sessionEpoch + 1 }).save()
  const subject = { type: 'user', id: user.id }
  await record(trx, { action: 'user.deactivated', subject, by: BY, details: { name: user.name } })
}

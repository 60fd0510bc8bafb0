import { randomBytes } from 'node:crypto'
import { inTransaction, type Trx } from '#app/core/dialect'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import AuditEntry from '#app/audit/audit_entry'
import { record } from '#app/audit/record'
import type { Actor } from '#app/users/actor'
import { dutyRoles, mixesDuties, type DutyRole, type Role } from '#app/users/roles'
import User from '#app/users/user'
import { tell } from '#app/workflow/tell'
import { mailPasswordLink } from './password_tokens.js'
import { proposeGrant } from './role_grant_workflow.js'

export type Person = Pick<User, 'email' | 'name' | 'roles'> &
  Partial<Pick<User, 'title' | 'phone' | 'districtCode' | 'employer' | 'organizationId' | 'locale'>>

type ChangedPerson = Omit<Person, 'email'> & { reason?: string | null }
type Officer = Actor & { id: number }

/** A new person, who sets the password by the link in the mail. Until then nobody can sign in as this person. */
export async function invitePerson(person: Person, by: Actor) {
  return inTransaction(async (trx) => {
    const user = await createPerson(trx, { ...person, password: randomBytes(32).toString('base64') }, by)
    await mailPasswordLink(trx, user, 'invitation')
    return user
  })
}

/** @throws StepNotAllowed `mixed_duties` */
export async function createPerson(trx: Trx, person: Person & { password: string }, by: Actor, isActive = true) {
  if (mixesDuties(person.roles)) throw new StepNotAllowed('create', 'mixed_duties')
  const user = await User.create({ locale: 'zh-CN', isActive, sessionEpoch: 0, ...person }, { client: trx })
  await record(trx, {
    action: 'user.created',
    subject: { type: 'user', id: user.id },
    by,
    details: { roles: person.roles },
  })
  return user
}

/** An account that opens with its first rights: until they are confirmed nobody is invited, and nobody can sign in. */
export function proposePerson({ reason, ...person }: Person & { reason: string }, by: Officer) {
  return inTransaction(async (trx) => {
    const password = randomBytes(32).toString('base64')
    const user = await createPerson(trx, { ...person, password, roles: [], districtCode: null }, by, false)
    const districtCode = person.roles.includes('district_reviewer') ? person.districtCode : null
    return proposeGrant(trx, user, { kind: 'entry', roles: person.roles, districtCode, reason }, by)
  })
}

/**
 * Changes facts, and what somebody may do: rights that are taken away are gone at once, with the sessions that had them;
 * those that are given are proposed to the security administrator.
 *
 * @returns what was proposed, or null
 * @throws StepNotAllowed `own_rights`, `mixed_duties`, `grant_open`, `last_administrator` or of another of the three
 */
export async function changePerson(user: User, { reason, ...person }: ChangedPerson, by: Officer) {
  if (mixesDuties(person.roles)) throw new StepNotAllowed('change', 'mixed_duties')
  const proposed = await inTransaction(async (trx) => {
    const lost = dutyRoles.filter((duty) => !person.roles.includes(duty))
    await refuseLosingLastHolder(trx, user, lost)
    const held = await User.query({ client: trx }).where('id', user.id).forUpdate().firstOrFail()
    const { given, taken, districtCode } = rightsIn(held, person)
    if (taken.length > 0 || given) refuseOwnRights(user, by)
    await takeAway(trx, held, { ...person, taken, districtCode }, by)
    return given && proposeGrant(trx, held, { ...given, kind: kindFor(held), reason: reason ?? '' }, by)
  })
  await user.refresh()
  return proposed
}

/** What a change gives, what it takes away, and the district until the rest is confirmed. */
function rightsIn(user: User, { roles, districtCode = user.districtCode }: ChangedPerson) {
  const added = roles.filter((role) => !user.roles.includes(role))
  const taken = user.roles.filter((role) => !roles.includes(role))
  const reviews = roles.includes('district_reviewer')
  const moves = reviews && districtCode !== user.districtCode
  return {
    given: added.length > 0 || moves ? { roles: added, districtCode: reviews ? districtCode : null } : null,
    taken,
    districtCode: reviews ? user.districtCode : districtCode,
  }
}

/** Whether something is to be confirmed before it is had, so that it needs a reason. */
export function givesRights(user: User, person: ChangedPerson) {
  return rightsIn(user, person).given !== null
}

async function takeAway(
  trx: Trx,
  user: User,
  { taken, roles: _roles, ...facts }: ChangedPerson & { taken: Role[] },
  by: Officer
) {
  const before = user.roles
  const roles = before.filter((role) => !taken.includes(role))
  const subject = { type: 'user', id: user.id }
  user.merge({ ...facts, roles, sessionEpoch: user.sessionEpoch + (taken.length > 0 ? 1 : 0) })
  await user.save()
  if (taken.length === 0) await record(trx, { action: 'user.facts_changed', subject, by, details: { name: user.name } })
  else await tell(trx, { action: 'user.roles_changed', subject, by, details: { before, roles } })
}

/** Nobody was ever invited to an account whose first rights were not confirmed. */
function kindFor({ isActive, roles, lastSignInAt }: User) {
  return !isActive && roles.length === 0 && lastSignInAt === null ? 'entry' : 'roles'
}

function refuseOwnRights(user: User, by: Officer) {
  if (user.id === by.id) throw new StepNotAllowed('change', 'own_rights')
}

/** @throws StepNotAllowed `own_rights`, `grant_open`, `no_roles`, `moved_on` */
export function proposeReturn({ id }: User, by: Officer, reason: string) {
  return inTransaction(async (trx) => {
    const user = await User.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
    if (user.isActive) throw new StepNotAllowed('reactivate', 'moved_on')
    if (user.roles.length === 0) throw new StepNotAllowed('reactivate', 'no_roles')
    return proposeGrant(trx, user, { kind: 'return', roles: [], reason }, by)
  })
}

export async function setActive(user: User, isActive: boolean, by: Actor) {
  await inTransaction(async (trx) => {
    if (!isActive) await refuseLosingLastHolder(trx, user, dutyRoles)
    user.useTransaction(trx)
    await user.merge({ isActive, sessionEpoch: user.sessionEpoch + 1 }).save()
    await tell(trx, {
      action: isActive ? 'user.reactivated' : 'user.deactivated',
      subject: { type: 'user', id: user.id },
      by,
      details: { name: user.name },
    })
  })
}

/** Of these people of institutions, those whom a colleague has shut out: whom an administrator did stays out. */
export async function shutOutByColleagues(people: readonly User[]): Promise<User[]> {
  const out = people.filter(({ isActive }) => !isActive)
  if (out.length === 0) return []
  const entries = await AuditEntry.query()
    .where({ subjectType: 'user', action: 'user.deactivated' })
    .whereIn(
      'subjectId',
      out.map(({ id }) => id)
    )
    .orderBy('seq')
  const newest = new Map(entries.map(({ subjectId, actorId }) => [subjectId, actorId]))
  const actors = await User.query().whereIn(
    'id',
    [...newest.values()].filter((id) => id !== null)
  )
  const unitOf = new Map(actors.map(({ id, organizationId }) => [id, organizationId]))
  return out.filter(({ id, organizationId }) => unitOf.get(newest.get(id) ?? 0) === organizationId)
}

/** All of them are held, so that of two who shut each other out only one succeeds. */
async function refuseLosingLastHolder(trx: Trx, user: User, duties: readonly DutyRole[]) {
  const duty = duties.find((one) => user.is(one))
  if (!duty) return
  const holders = await trx
    .from('users')
    .where('is_active', true)
    .where('roles', 'like', `%"${duty}"%`)
    .orderBy('id')
    .forUpdate()
    .select('id')
  const [first, ...others] = holders.map((one) => Number(one.id))
  if (first === user.id && others.length === 0) throw new StepNotAllowed('change', `last_${duty}`)
}

import { randomBytes } from 'node:crypto'
import { inTransaction, type Trx } from '#app/core/dialect'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import AuditEntry from '#app/audit/audit_entry'
import { record } from '#app/audit/record'
import type { Actor } from '#app/users/actor'
import User from '#app/users/user'
import { mailPasswordLink } from './password_tokens.js'

export type Person = Pick<User, 'email' | 'name' | 'roles'> &
  Partial<Pick<User, 'title' | 'phone' | 'districtCode' | 'employer' | 'organizationId' | 'locale'>>

/** A new person, who sets the password by the link in the mail. Until then nobody can sign in as this person. */
export async function invitePerson(person: Person, by: Actor) {
  return inTransaction(async (trx) => {
    const user = await createPerson(trx, { ...person, password: randomBytes(32).toString('base64') }, by)
    await mailPasswordLink(trx, user, 'invitation')
    return user
  })
}

export async function createPerson(trx: Trx, person: Person & { password: string }, by: Actor) {
  const user = await User.create({ locale: 'zh-CN', isActive: true, sessionEpoch: 0, ...person }, { client: trx })
  await record(trx, {
    action: 'user.created',
    subject: { type: 'user', id: user.id },
    by,
    details: { roles: person.roles },
  })
  return user
}

/** Changes what somebody may do; the sessions that began with other rights end. */
export async function changePerson(user: User, person: Omit<Person, 'email'>, by: Actor) {
  await inTransaction(async (trx) => {
    if (!person.roles.includes('administrator')) await refuseLosingLastAdministrator(trx, user)
    const { roles: before, districtCode: districtBefore } = user
    user.useTransaction(trx)
    await user.merge({ ...person, sessionEpoch: user.sessionEpoch + 1 }).save()
    await record(trx, {
      action: 'user.roles_changed',
      subject: { type: 'user', id: user.id },
      by,
      details: {
        ...{ before, roles: user.roles },
        ...(user.districtCode !== districtBefore && { districtBefore, district: user.districtCode }),
      },
    })
  })
}

export async function setActive(user: User, isActive: boolean, by: Actor) {
  await inTransaction(async (trx) => {
    if (!isActive) await refuseLosingLastAdministrator(trx, user)
    user.useTransaction(trx)
    await user.merge({ isActive, sessionEpoch: user.sessionEpoch + 1 }).save()
    await record(trx, {
      action: isActive ? 'user.reactivated' : 'user.deactivated',
      subject: { type: 'user', id: user.id },
      by,
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
async function refuseLosingLastAdministrator(trx: Trx, user: User) {
  if (!user.is('administrator')) return
  const administrators = await trx
    .from('users')
    .where('is_active', true)
    .where('roles', 'like', '%"administrator"%')
    .orderBy('id')
    .forUpdate()
    .select('id')
  const [first, ...others] = administrators.map((one) => Number(one.id))
  if (first === user.id && others.length === 0) throw new StepNotAllowed('change', 'last_administrator')
}

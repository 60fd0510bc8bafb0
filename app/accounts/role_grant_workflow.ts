import { DateTime } from 'luxon'
import { record } from '#app/audit/record'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { sqlTime, type Trx } from '#app/core/dialect'
import { system, type Actor } from '#app/users/actor'
import { inOrder, mixesDuties } from '#app/users/roles'
import User from '#app/users/user'
import { tell } from '#app/workflow/tell'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { Workflow } from '#app/workflow/workflow'
import settings from '#config/role_grants'
import { mailPasswordLink } from './password_tokens.js'
import RoleGrant from './role_grant.js'

export type GrantState = 'proposed' | 'confirmed' | 'refused' | 'withdrawn' | 'expired'

/** 双人授权: the system administrator proposes, the security administrator confirms, and nobody for oneself. */
export const roleGrantWorkflow = new Workflow(
  'role_grant',
  'role_grants',
  {
    proposed: { tone: 'waiting', waitsFor: ['security_administrator'], group: 'open' },
    confirmed: { tone: 'good', waitsFor: null, group: 'decided' },
    refused: { tone: 'bad', waitsFor: null, group: 'decided' },
    withdrawn: { tone: 'quiet', waitsFor: null, group: 'closed' },
    expired: { tone: 'quiet', waitsFor: null, group: 'closed' },
  },
  {
    confirm: { from: ['proposed'], to: 'confirmed', recordedAs: 'role_grant.confirmed' },
    refuse: { from: ['proposed'], to: 'refused', recordedAs: 'role_grant.refused' },
    withdraw: { from: ['proposed'], to: 'withdrawn', recordedAs: 'role_grant.withdrawn' },
    expire: { from: ['proposed'], to: 'expired', recordedAs: 'role_grant.expired' },
  } as const satisfies Record<string, { from: readonly GrantState[]; to: GrantState; recordedAs: string }>
)

type Officer = Actor & { id: number }

export type Proposal = Pick<RoleGrant, 'kind' | 'roles' | 'reason'> & { districtCode?: string | null }

/**
 * For somebody whose row is held by the caller.
 *
 * @throws StepNotAllowed `own_rights`, `grant_open`, `mixed_duties`
 */
export async function proposeGrant(trx: Trx, user: User, { districtCode = null, ...proposal }: Proposal, by: Officer) {
  if (user.id === by.id) throw new StepNotAllowed('propose', 'own_rights')
  if (await openGrantOf(trx, user.id)) throw new StepNotAllowed('propose', 'grant_open')
  if (mixesDuties(rolesWith(user, proposal))) throw new StepNotAllowed('propose', 'mixed_duties')
  const grant = await RoleGrant.create(
    {
      ...{ userId: user.id, openUserId: user.id, ...proposal, districtCode, rolesBefore: user.roles },
      ...{ state: 'proposed', version: 0, stateSince: DateTime.utc() },
      ...{ expiresOn: DateTime.fromISO(addDays(beijingDay(), settings.openDays)), proposedById: by.id },
    },
    { client: trx }
  )
  await roleGrantWorkflow.tell(trx, 'role_grant.proposed', grant.id, by, {
    ...{ ...factsOf(grant, user), opinion: grant.reason },
    until: grant.expiresOn.toISODate(),
  })
  return grant
}

export function openGrantOf(trx: Trx, userId: number) {
  return RoleGrant.query({ client: trx }).where('openUserId', userId).first()
}

export type Decision = { version?: number; opinion?: string | null }

/**
 * The rights are had from now on; the sessions that began with others end.
 *
 * @throws StepNotAllowed `own_rights`, `own_proposal`, `grant_late`, `mixed_duties`, `moved_on`
 */
export function confirmGrant(grant: RoleGrant, by: Officer, { version, opinion }: Decision = {}) {
  refuseOwn('confirm', grant, by)
  if (grant.isLate) throw new StepNotAllowed('confirm', 'grant_late')
  return close('confirm', grant, by, { version, opinion }, (trx) => giveRights(trx, grant, by))
}

/** @throws StepNotAllowed `own_rights`, `own_proposal`, `moved_on` */
export function refuseGrant(grant: RoleGrant, by: Officer, decision: Decision & { opinion: string }) {
  refuseOwn('refuse', grant, by)
  return close('refuse', grant, by, decision)
}

/** By any system administrator: the one who proposed may be away. */
export function withdrawGrant(grant: RoleGrant, by: Officer, { version }: Decision = {}) {
  return close('withdraw', grant, by, { version })
}

/** Lays aside what nobody confirmed in time. @returns how many */
export async function expireGrants() {
  const late = await RoleGrant.query().where('state', 'proposed').where('expires_on', '<', beijingDay()).orderBy('id')
  for (const grant of late) {
    /** Decided on meanwhile. */
    await close('expire', grant, system('grant_keeper'), {}).catch(unlessNotAllowed)
  }
  return late.length
}

function unlessNotAllowed(error: unknown) {
  if (!(error instanceof StepNotAllowed)) throw error
}

function refuseOwn(step: string, { userId, proposedById }: RoleGrant, by: Officer) {
  if (by.id === userId) throw new StepNotAllowed(step, 'own_rights')
  if (by.id === proposedById) throw new StepNotAllowed(step, 'own_proposal')
}

async function close(
  step: keyof typeof roleGrantWorkflow.steps,
  grant: RoleGrant,
  by: Actor,
  { version, opinion }: Decision,
  also?: (trx: Trx) => Promise<void>
) {
  const user = await User.findOrFail(grant.userId)
  await roleGrantWorkflow.take(step, grant, {
    ...{ by, version, also },
    set: { open_user_id: null, decided_by_id: by.id, decided_at: sqlTime(), opinion: opinion ?? null },
    details: { ...factsOf(grant, user), opinion: opinion ?? undefined },
  })
}

async function giveRights(trx: Trx, grant: RoleGrant, by: Actor) {
  const user = await User.query({ client: trx }).where('id', grant.userId).forUpdate().firstOrFail()
  const { roles: before, districtCode: districtBefore, isActive } = user
  const roles = rolesWith(user, grant)
  if (mixesDuties(roles)) throw new StepNotAllowed('confirm', 'mixed_duties')
  await user
    .merge({
      roles,
      districtCode: grant.districtCode ?? districtBefore,
      isActive: grant.kind === 'roles' ? isActive : true,
      sessionEpoch: user.sessionEpoch + 1,
    })
    .save()
  const subject = { type: 'user', id: user.id }
  const district = user.districtCode === districtBefore ? {} : { districtBefore, district: user.districtCode }
  if (grant.kind === 'return') {
    await record(trx, { action: 'user.reactivated', subject, by, details: { grant: grant.id } })
  } else {
    const details = { before, roles, ...district, grant: grant.id }
    await tell(trx, { action: 'user.roles_changed', subject, by, details })
  }
  if (grant.kind === 'entry') await mailPasswordLink(trx, user, 'invitation')
}

/** Who comes back comes back with what is there, and gets nothing. */
function rolesWith(user: User, { kind, roles }: Pick<RoleGrant, 'kind' | 'roles'>) {
  return kind === 'return' ? user.roles : inOrder([...user.roles, ...roles])
}

function factsOf({ kind, roles, districtCode }: RoleGrant, { id, name }: User) {
  return { kind, user: id, name, roles, ...(districtCode && { district: districtCode }) }
}

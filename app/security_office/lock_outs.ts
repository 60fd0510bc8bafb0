import AuditEntry from '#app/audit/audit_entry'
import { record } from '#app/audit/record'
import { accountLockedFor, addressLockedFor, lockRules, unlock } from '#app/accounts/sign_in'
import { now } from '#app/core/clock'
import { inTransaction } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import User from '#app/users/user'
import StepNotAllowed from '#app/workflow/step_not_allowed'

export type LockedAccount = { user: User; minutes: number; addresses: string[] }
export type LockedAddress = { ip: string; minutes: number }

/**
 * Who cannot sign in now. The limits keep no names, only hashes; the trail says of whom they may be: nothing is noted
 * while somebody is locked, so the last failure is no older than what locks lasts.
 */
export async function lockOuts(): Promise<{ accounts: LockedAccount[]; addresses: LockedAddress[] }> {
  const failures = await recentFailures()
  const users = await User.query()
    .whereIn('id', [...new Set(failures.map(({ subjectId }) => subjectId))])
    .orderBy('name')
  const accounts: LockedAccount[] = []
  for (const user of users) {
    const seconds = await accountLockedFor(user.email)
    const own = failures.filter(({ subjectId }) => subjectId === user.id)
    if (seconds > 0) accounts.push({ user, minutes: Math.ceil(seconds / 60), addresses: addressesIn(own) })
  }
  const addresses: LockedAddress[] = []
  for (const ip of addressesIn(failures)) {
    const seconds = await addressLockedFor(ip)
    if (seconds > 0) addresses.push({ ip, minutes: Math.ceil(seconds / 60) })
  }
  return { accounts, addresses }
}

function recentFailures() {
  const since = new Date(now().getTime() - (lockRules.within + lockRules.locked) * 60_000)
  return AuditEntry.query()
    .where('action', 'user.sign_in_failed')
    .where('occurred_at', '>=', since.toISOString())
    .orderBy('id')
}

function addressesIn(failures: readonly AuditEntry[]) {
  return [...new Set(failures.map(({ ip }) => ip).filter((ip) => ip !== null))]
}

/** @throws StepNotAllowed `not_locked`: it is over, or somebody was faster */
export async function endLockOut(user: User, by: Actor) {
  if ((await accountLockedFor(user.email)) <= 0) throw new StepNotAllowed('unlock', 'not_locked')
  await unlock(user.email)
  await inTransaction((trx) =>
    record(trx, { action: 'user.unlocked', subject: { type: 'user', id: user.id }, by, details: { name: user.name } })
  )
}

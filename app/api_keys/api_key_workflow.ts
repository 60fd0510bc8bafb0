import { DateTime } from 'luxon'
import { now } from '#app/core/clock'
import { inTransaction, sqlTime } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import { Workflow } from '#app/workflow/workflow'
import settings from '#config/api_keys'
import ApiKey from './api_key.js'
import { makeSecret } from './api_secret.js'

export type ApiKeyState = 'active' | 'revoked'

export const apiKeyWorkflow = new Workflow(
  'api_key',
  'api_keys',
  {
    active: { tone: 'good', waitsFor: null, group: 'current' },
    revoked: { tone: 'bad', waitsFor: null, group: 'ended' },
  },
  {
    rotate: { from: ['active'], to: 'active', recordedAs: 'api_key.rotated' },
    revoke: { from: ['active'], to: 'revoked', recordedAs: 'api_key.revoked' },
  } as const
)

export type KeyFacts = {
  holder: string
  contactUnit: string
  purpose: string
  scopes: string[]
  perMinute: number
  /** Last day, ISO. */
  expiresOn: string
}

/**
 * Gives out a key.
 *
 * @returns the secret, which is never to be had again
 */
export async function issueApiKey(facts: KeyFacts, by: Actor & { id: number }) {
  const { secret, prefix, hash } = makeSecret()
  return inTransaction(async (trx) => {
    const key = await ApiKey.create(
      {
        ...facts,
        expiresOn: DateTime.fromISO(facts.expiresOn),
        ...{ prefix, secretHash: hash },
        ...{ state: 'active', version: 0, stateSince: DateTime.utc(), createdById: by.id },
      },
      { client: trx }
    )
    const { holder, scopes, expiresOn } = facts
    const details = { holder, prefix, scopes: scopes.join(' '), expiresOn }
    await apiKeyWorkflow.tell(trx, 'api_key.issued', key.id, by, details)
    return { id: key.id, secret }
  })
}

/**
 * A new secret and a new last day for the same holder. The old secret goes on working for some hours, unless it had
 * expired already.
 *
 * @returns the new secret
 */
export async function rotateApiKey(
  key: ApiKey,
  by: Actor,
  { version, expiresOn }: { version: number; expiresOn: string }
) {
  const { secret, prefix, hash } = makeSecret()
  const until = new Date(now().getTime() + settings.changeOverHours * 3_600_000)
  const previous =
    key.standing === 'active'
      ? { previous_hash: key.secretHash, previous_until: sqlTime(until) }
      : { previous_hash: null, previous_until: null }
  await apiKeyWorkflow.take('rotate', key, {
    ...{ by, version },
    set: { prefix, secret_hash: hash, ...previous, expires_on: expiresOn, warned_on: null },
    details: { holder: key.holder, before: key.prefix, prefix, expiresOn },
  })
  return secret
}

/** Ends a key at once, and what was its secret before. */
export function revokeApiKey(key: ApiKey, by: Actor, { version, reason }: { version: number; reason: string }) {
  return apiKeyWorkflow.take('revoke', key, {
    ...{ by, version },
    set: { previous_hash: null, previous_until: null },
    details: { holder: key.holder, prefix: key.prefix, opinion: reason },
  })
}

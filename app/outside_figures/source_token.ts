import { randomBytes } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { SourceTokenSchema } from '#database/schema'
import { record } from '#app/audit/record'
import { sha256 } from '#app/core/canonical_json'
import { inTransaction, sqlTime } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'

/** 接口令牌: lets one system tell its own figures. Only the SHA-256 of the secret is kept. */
export default class SourceToken extends SourceTokenSchema {
  get isOpen() {
    return !this.revokedAt
  }
}

/** @returns the secret, for the only time */
export async function openToken(facts: { name: string; source: string }, by: Actor & { id: number }) {
  const secret = `jz_${randomBytes(32).toString('base64url')}`
  const token = await inTransaction(async (trx) => {
    const opened = await SourceToken.create(
      { ...facts, prefix: secret.slice(0, 9), hash: sha256(secret), createdById: by.id },
      { client: trx }
    )
    await record(trx, { action: 'source_token.opened', subject: { type: 'source_token', id: opened.id }, by })
    return opened
  })
  return { token, secret }
}

export async function revokeToken(token: SourceToken, by: Actor) {
  if (!token.isOpen) return
  await inTransaction(async (trx) => {
    await token.useTransaction(trx).merge({ revokedAt: DateTime.utc() }).save()
    await record(trx, { action: 'source_token.revoked', subject: { type: 'source_token', id: token.id }, by })
  })
}

/** The token that a request carries, if it is one of ours and still open. */
export async function tokenOf(authorization: string | undefined): Promise<SourceToken | null> {
  const [, secret] = /^Bearer (jz_[\w-]{43})$/.exec(authorization ?? '') ?? []
  if (!secret) return null
  const token = await SourceToken.query().where('hash', sha256(secret)).whereNull('revokedAt').first()
  if (token) await db.from('source_tokens').where({ id: token.id }).update({ last_used_at: sqlTime() })
  return token
}

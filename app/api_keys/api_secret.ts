import { randomBytes } from 'node:crypto'
import { sha256 } from '#app/core/canonical_json'

const SHAPE = /^Bearer +(jz_[\w-]{43})$/i

/**
 * A new secret: 256 random bits, so that a plain SHA-256 is hash enough. `jz_` lets scanners find it where it should
 * not be.
 */
export function makeSecret() {
  const secret = `jz_${randomBytes(32).toString('base64url')}`
  return { secret, prefix: secret.slice(0, 11), hash: sha256(secret) }
}

/** The hash of the secret in an Authorization header, or null when there is none of our shape in it. */
export function hashInHeader(header: string) {
  const secret = SHAPE.exec(header.trim())?.[1]
  return secret ? sha256(secret) : null
}

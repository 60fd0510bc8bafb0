import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import env from '#start/env'

const CIPHER = 'aes-256-gcm'
const NONCE = 12
const TAG = 16

/** What is sealed does not fit where everything must be of one size. */
export class TooLarge extends Error {}

/** Encrypts a value, filled up to `size` bytes, so that its length says nothing either. @throws TooLarge */
export function seal(key: Buffer, value: unknown, size: number): string {
  const text = Buffer.from(JSON.stringify(value))
  if (text.length > size) throw new TooLarge()
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv(CIPHER, key, nonce)
  const filled = Buffer.concat([text, Buffer.alloc(size - text.length, ' ')])
  return Buffer.concat([nonce, cipher.update(filled), cipher.final(), cipher.getAuthTag()]).toString('base64')
}

/** @throws where the key is another one, or something was changed */
export function unseal<T>(key: Buffer, sealed: string): T {
  const bytes = Buffer.from(sealed, 'base64')
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE))
  decipher.setAuthTag(bytes.subarray(-TAG))
  const filled = Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()])
  return JSON.parse(filled.toString()) as T
}

/** The key of one wave's pool. It comes from the environment: the database alone opens nothing. */
export function poolKey(waveId: number) {
  return derived(env.get('APP_KEY').release(), `survey_pool/${waveId}`)
}

/** The key of a begun answer: its personal address. */
export function draftKey(token: string) {
  return derived(token, 'survey_draft/key')
}

/** Under what a begun answer lies; not what the address is looked up by. */
export function draftName(token: string) {
  return createHmac('sha256', token).update('survey_draft/name').digest('hex')
}

/** A keyed digest for what must be recognised again and not be guessed by who has the database. */
export function keyedHash(purpose: string, value: string) {
  return createHmac('sha256', env.get('APP_KEY').release()).update(`${purpose}/${value}`).digest('hex')
}

function derived(secret: string, purpose: string) {
  return Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))
}

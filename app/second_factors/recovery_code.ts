import { randomInt } from 'node:crypto'
import { sha256 } from '#app/core/canonical_json'

/** None that look alike on paper. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const GROUPS = 4

const group = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('')

/** 79 bits each: what the database keeps of it needs no key. */
export function makeRecoveryCode() {
  return Array.from({ length: GROUPS }, group).join('-')
}

/** However it was typed: small letters, blanks, without strokes. */
export function hashOfRecoveryCode(userId: number, typed: string) {
  return sha256(`${userId}:${typed.toUpperCase().replace(/[^0-9A-Z]/g, '')}`)
}

import { randomBytes } from 'node:crypto'

/** Crockford's base 32: no letter that can be taken for a digit or for another letter. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** 26 characters that hold 128 random bits, to be printed on a paper that can be checked. */
export function newCheckCode() {
  let left = BigInt(`0x${randomBytes(16).toString('hex')}`)
  let code = ''
  for (; code.length < 26; left >>= 5n) code = ALPHABET[Number(left & 31n)] + code
  return code
}

/** As people type it: with spaces, in small letters, O for 0 and I or L for 1. */
export function readCheckCode(typed: unknown) {
  return String(typed ?? '')
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .slice(0, 40)
}

/** In groups of five, as people read it aloud. */
export function spacedCode(code: string) {
  return code.match(/.{1,5}/g)!.join(' ')
}

import { sha256 } from '#app/core/canonical_json'
import { normalizeUscc } from '#app/organizations/uscc'

/** A name as it is compared: spaces, brackets, dots and the width of letters do not matter. */
export function plainName(name: string) {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** The same as columns keep it: a collation of a database cannot make two names one, or one name two. */
export function nameKey(name: string) {
  return sha256(plainName(name)).slice(0, 32)
}

/** 主体标识码, characters 9 to 17: it stays when a unit is registered elsewhere or as another kind. */
export function usccRoot(uscc: string | null | undefined) {
  const code = normalizeUscc(uscc ?? '')
  return code.length === 18 ? code.slice(8, 17) : null
}

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

export type UsccFault =
  | { fault: 'length'; length: number }
  /** `position` counts from 1, as people count. */
  | { fault: 'letter'; position: number; letter: string }
  | { fault: 'area'; position: number; letter: string }
  | { fault: 'check'; expected: string; actual: string }

/** Full-width characters, spaces and lower case are how people type; the code itself has none of them. */
export function normalizeUscc(text: string) {
  return text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
}

/** The 18th character that belongs to the first 17 (GB 32100-2015). */
export function usccCheckCharacter(first17: string) {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * ALPHABET.indexOf(first17[i]), 0)
  return ALPHABET[(31 - (sum % 31)) % 31]
}

/**
 * What is wrong with a unified social credit code, or null.
 *
 * @param code normalised, see {@link normalizeUscc}
 */
export function usccFault(code: string): UsccFault | null {
  if (code.length !== 18) return { fault: 'length', length: code.length }

  const strange = [...code].findIndex((letter) => !ALPHABET.includes(letter))
  if (strange >= 0) return { fault: 'letter', position: strange + 1, letter: code[strange] }

  const notDigit = [...code.slice(2, 8)].findIndex((letter) => !/\d/.test(letter))
  if (notDigit >= 0) return { fault: 'area', position: notDigit + 3, letter: code[notDigit + 2] }

  const expected = usccCheckCharacter(code)
  return expected === code[17] ? null : { fault: 'check', expected, actual: code[17] }
}

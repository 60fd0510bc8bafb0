import type { Range } from './letters.js'
import type { Spelled } from './spelling.js'

/**
 * Where what was typed spells a name: each character by its whole syllable, by its initial (zh, ch, sh or one letter),
 * or as itself; the last one may be begun only. Readings that the word does not have here count when they are spelt out.
 */
export function spelledIn(name: Spelled, typed: string): Range | null {
  /** One letter would be found everywhere. */
  const starts = typed.length === 1 ? 1 : name.readings.length
  for (let start = 0; start < starts; start++) {
    const end = endOf(name, typed, start)
    if (end !== null) return [start, end]
  }
  return null
}

function endOf({ plain, readings }: Spelled, typed: string, start: number): number | null {
  const failed = new Set<string>()
  const from = (at: number, done: number): number | null => {
    if (done === typed.length) return at
    if (at >= readings.length || failed.has(`${at}/${done}`)) return null
    const rest = typed.slice(done)
    for (const length of taken(plain[at], readings[at], rest)) {
      const end = from(at + 1, done + length)
      if (end !== null) return end
    }
    failed.add(`${at}/${done}`)
    return null
  }
  return from(start, 0)
}

/** How many letters a character may take of the rest, the most first. */
function taken(sign: string, [here = '', ...others]: readonly string[], rest: string): number[] {
  const lengths = new Set<number>()
  for (const reading of [here, ...others].filter(Boolean)) {
    if (rest.startsWith(reading)) lengths.add(reading.length)
    if (rest.length >= (reading === here ? 1 : 2) && reading.startsWith(rest)) lengths.add(rest.length)
  }
  const [initial] = /^[zcs]h/.exec(here) ?? []
  if (initial && rest.startsWith(initial)) lengths.add(2)
  if (rest[0] === here[0] || rest[0] === sign) lengths.add(1)
  return [...lengths].sort((one, other) => other - one)
}

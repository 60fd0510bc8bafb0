import type { Range } from './letters.js'
import type { Spelled } from './spelling.js'

/**
 * Where what was typed spells a name: each character by its whole syllable, by its initial (zh, ch, sh or one letter),
 * or as itself; the last one may be begun only. Readings that the word does not have here count when they are spelt out.
 */
export function spelledIn(name: Spelled, typed: string): Range | null {
  /** One letter would be found everywhere. */
  const starts = typed.length === 1 ? 1 : name.signs.length
  for (let start = 0; start < starts; start++) {
    const end = name.signs[start]?.begins.includes(typed[0]) ? endOf(name, typed, start) : null
    if (end !== null) return [start, end]
  }
  return null
}

function endOf({ plain, signs }: Spelled, typed: string, start: number): number | null {
  const failed = new Set<number>()
  const from = (at: number, done: number): number | null => {
    if (done === typed.length) return at
    const place = at * typed.length + done
    if (!signs[at]?.begins.includes(typed[done]) || failed.has(place)) return null
    for (const length of taken(plain[at], signs[at].readings, typed.slice(done))) {
      const end = from(at + 1, done + length)
      if (end !== null) return end
    }
    failed.add(place)
    return null
  }
  return from(start, 0)
}

/** How many letters a character may take of the rest, the most first. */
function taken(sign: string, readings: readonly string[], rest: string): number[] {
  const lengths: number[] = []
  for (const [index, reading] of readings.entries()) {
    if (rest.startsWith(reading)) lengths.push(reading.length)
    else if (rest.length >= (index === 0 ? 1 : 2) && reading.startsWith(rest)) lengths.push(rest.length)
  }
  const [here = ''] = readings
  if (/^[zcs]h/.test(here) && rest.startsWith(here.slice(0, 2))) lengths.push(2)
  if (rest[0] === here[0] || rest[0] === sign) lengths.push(1)
  return lengths.length < 2 ? lengths : lengths.sort((one, other) => other - one)
}

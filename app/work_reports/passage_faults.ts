import { strayNumbers } from '#app/report_facts/check_report'
import type { Fact } from '#app/report_facts/fact'
import { keysIn, withoutTokens } from '#app/report_facts/spoken'

export type PassageFault = { reason: 'no_fact' | 'internal_fact' | 'number_without_fact'; about: string }

/**
 * Why a person's words cannot stand in the report: what would stop a building, and numbers that only internal tables
 * name, because everybody reads these words.
 */
export function passageFaults(
  text: string,
  facts: ReadonlyMap<string, Fact>,
  internal: ReadonlySet<string> = new Set()
): PassageFault[] {
  const keys = keysIn(text)
  const unknown = keys.filter((key) => !facts.has(key))
  /** `{Points}`, `{points:often}`: meant as a number, and none. */
  const broken = withoutTokens(text).match(/\{[^{}]*\}?|\}/g) ?? []
  return [
    ...[...unknown, ...broken].map((about) => ({ reason: 'no_fact' as const, about })),
    ...keys.filter((key) => internal.has(key)).map((about) => ({ reason: 'internal_fact' as const, about })),
    ...(broken.length > 0 ? [] : strayNumbers(text)).map((about) => ({
      reason: 'number_without_fact' as const,
      about,
    })),
  ]
}

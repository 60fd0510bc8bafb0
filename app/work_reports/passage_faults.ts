import { strayNumbers } from '#app/report_facts/check_report'
import type { Fact } from '#app/report_facts/fact'
import { keysIn, withoutTokens } from '#app/report_facts/spoken'

export type PassageFault = { reason: 'no_fact' | 'number_without_fact'; about: string }

/** Why a person's words cannot stand in the report: the same that would stop a building. */
export function passageFaults(text: string, facts: ReadonlyMap<string, Fact>): PassageFault[] {
  const unknown = keysIn(text).filter((key) => !facts.has(key))
  /** `{Points}`, `{points:often}`: meant as a number, and none. */
  const broken = withoutTokens(text).match(/\{[^{}]*\}?|\}/g) ?? []
  return [
    ...[...unknown, ...broken].map((about) => ({ reason: 'no_fact' as const, about })),
    ...(broken.length > 0 ? [] : strayNumbers(text)).map((about) => ({
      reason: 'number_without_fact' as const,
      about,
    })),
  ]
}

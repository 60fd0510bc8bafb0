import type { Cell, Gathered } from './chapter_content.js'
import { changeOf } from './fact.js'

/** What a chapter asks of its facts before it chooses its words. */
export function knownFacts({ facts }: Pick<Gathered, 'facts'>) {
  const byKey = new Map(facts.map((fact) => [fact.key, fact]))
  const value = (key: string) => byKey.get(key)?.value ?? null
  return {
    value,
    isKnown: (key: string) => value(key) !== null,
    /** Known and more than nothing. */
    isAny: (key: string) => (value(key) ?? 0) > 0,
    /** Those of some keys with the greatest value: more than one when they are equal, none when all are nought. */
    greatest(keys: readonly string[]): string[] {
      const most = Math.max(0, ...keys.map((key) => value(key) ?? 0))
      return most === 0 ? [] : keys.filter((key) => value(key) === most)
    },
    /** 增长 or 下降 as a sign; null where there is nothing to compare with. */
    trend(key: string) {
      const fact = byKey.get(key)
      const change = fact ? changeOf(fact) : null
      return change === null ? null : Math.sign(change)
    },
  }
}

/** A number in a table whose column or row names the unit. */
export const numberCell = (fact: string): Cell => ({ fact, form: 'value' })

export const changeCell = (fact: string): Cell => ({ fact, form: 'change' })

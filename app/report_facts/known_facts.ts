import type { Cell, Gathered } from './chapter_content.js'
import { changeOf, type Fact } from './fact.js'
import { NOTHING } from './report_words.js'

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
    /** One of three wordings, by what became of a figure since the year before; none where that is not known. */
    trend(key: string, { up, down, same }: Record<'up' | 'down' | 'same', string>) {
      const change = changeIn(byKey.get(key))
      if (change === null) return ''
      return change > 0 ? up : change < 0 ? down : same
    },
    /** 同比 in a table; a dash where there is nothing to compare with. */
    changeCell: (key: string): Cell => (changeIn(byKey.get(key)) === null ? NOTHING : { fact: key, form: 'change' }),
  }
}

const changeIn = (fact: Fact | undefined) => (fact ? changeOf(fact) : null)

/** A number in a table whose column or row names the unit. */
export const numberCell = (fact: string): Cell => ({ fact, form: 'value' })

/** 为 of one, 均为 of several that are equal: {fact} follows. */
export const each = (keys: readonly string[]) => (keys.length > 1 ? '均为' : '为')

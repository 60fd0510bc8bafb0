import type { SearchKind } from './entry.js'
import { matches, matchOf, readAsked, type Found, type Prepared } from './match.js'

/** Everything public that answers what was typed, the best first; of one rank in the order of its own page. */
export function answersIn(index: readonly Prepared[], typed: string): Found[] {
  const asked = readAsked(typed)
  if (!asked) return []
  return index.flatMap((entry) => matchOf(entry, asked) ?? []).toSorted((one, other) => rankOf(one) - rankOf(other))
}

/** What begins with what was spelt stands before what has it in the middle. */
const rankOf = ({ match, name: [range] }: Found) =>
  matches.indexOf(match) + (match === 'pinyin' && range[0] > 0 ? 0.5 : 0)

export function countsOf(found: readonly Found[]) {
  const counts = new Map<SearchKind, number>()
  for (const { entry } of found) counts.set(entry.kind, (counts.get(entry.kind) ?? 0) + 1)
  return counts
}

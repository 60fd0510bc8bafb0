import settings from '#config/search'
import type { SearchKind } from './entry.js'
import { matchOf, readAsked, type Prepared } from './match.js'
import { spelledIn } from './match_spelling.js'
import { speller, typedAs } from './spelling.js'

/** Names that people mean. */
const NAMED: readonly SearchKind[] = ['points', 'members', 'services', 'cases', 'events', 'pages']

/** Where nothing was found: names that sound the same, and the words that are found by themselves. */
export async function suggestionsFor(index: readonly Prepared[], typed: string) {
  const asked = readAsked(typed)
  if (!asked) return { names: [], words: [] }
  const words = asked.words
    .map(({ plain }) => ({ text: plain, count: countOf(index, plain) }))
    .filter(({ count }) => asked.words.length > 1 && count > 0)
  return { names: await soundingLike(index, asked.whole), words }
}

/** 海典图书馆 → 海淀图书馆: typed with another character of the same sound. */
async function soundingLike(index: readonly Prepared[], whole: string) {
  const spell = await speller()
  const sound = typedAs(spell(whole))
  const names = index
    .filter(({ kind, name }) => NAMED.includes(kind) && sound.length > 1 && spelledIn(name, sound))
    .map(({ title }) => title)
  return [...new Set(names)].slice(0, settings.suggestions)
}

function countOf(index: readonly Prepared[], word: string) {
  const asked = readAsked(word)!
  return index.filter((entry) => matchOf(entry, asked)).length
}

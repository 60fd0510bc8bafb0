import settings from '#config/search'
import type { SearchEntry, SearchKind } from './entry.js'
import { lettersOf, plainForm, type Letters, type Range } from './letters.js'
import { spelledIn } from './match_spelling.js'
import type { Spelled } from './spelling.js'

/** How something was found, the best first; the page says so in these words. */
export const matches = ['exact', 'begins', 'contains', 'pinyin', 'text'] as const
export type Match = (typeof matches)[number]

/** An entry as it is compared. */
export type Prepared = SearchEntry & {
  kind: SearchKind
  name: Spelled
  owner: Spelled | null
  /** 所在区 in the reader's language. */
  place: Spelled | null
  /** The same in Chinese, whoever reads. */
  placeName: string
  code: Letters | null
  plainText: string
}

/** What was typed: as a whole, and word by word. */
export type Asked = { whole: string; words: readonly { letters: string; plain: string }[] }

type Where = 'name' | 'owner' | 'place' | 'code' | 'text'

/** With what was found where. */
export type Found = { entry: Prepared; match: Match } & Record<Where, Range[]>

/** Null where nothing was typed that could be found. */
export function readAsked(typed: string): Asked | null {
  const words = plainForm(typed.slice(0, settings.longestQuery))
    .split(/\s+/)
    .map((plain) => ({ plain, letters: lettersOf(plain).plain }))
    .filter(({ letters }) => letters !== '')
    .slice(0, settings.mostWords)
  return words.length > 0 ? { words, whole: words.map(({ letters }) => letters).join('') } : null
}

/** How an entry answers, or null. */
export function matchOf(entry: Prepared, asked: Asked): Found | null {
  return matchOfWhole(entry, asked.whole) ?? matchOfWords(entry, asked)
}

const nothing = { name: [], owner: [], place: [], code: [], text: [] }

function matchOfWhole(entry: Prepared, whole: string): Found | null {
  const { name, code } = entry
  const inName = literalIn(name.plain, whole)
  const inCode = code && literalIn(code.plain, whole)
  const found = { entry, ...nothing, name: inName ? [inName] : [], code: inCode ? [inCode] : [] }
  if (name.plain === whole || code?.plain === whole) return { ...found, match: 'exact' }
  if (inName?.[0] === 0) return { ...found, match: 'begins' }
  if (inName || inCode) return { ...found, match: 'contains' }
  const spelled = isTypedLatin(whole) ? spelledIn(name, whole) : null
  return spelled && { ...found, match: 'pinyin', name: [spelled] }
}

/** Each word somewhere: the weakest of them says how. */
function matchOfWords(entry: Prepared, { words }: Asked): Found | null {
  const found: Found = { entry, match: 'contains', name: [], owner: [], place: [], code: [], text: [] }
  for (const { letters, plain } of words) {
    const place = placeOf(entry, letters, plain)
    if (!place) return null
    if (place.range) found[place.where].push(place.range)
    if (matches.indexOf(place.match) > matches.indexOf(found.match)) found.match = place.match
  }
  return found
}

type Place = { where: Where; range: Range | null; match: Match }

function placeOf(entry: Prepared, letters: string, plain: string): Place | null {
  const { name, code, owner, place: district, placeName, plainText } = entry
  const place = (where: Where, range: Range | null, match: Match) => range && { where, range, match }
  const literal = (text: Letters | null) => text && literalIn(text.plain, letters)
  /** Initials of whose it is are asked for, those of where it is are not. */
  const spelled = (text: Spelled | null, least: number) =>
    text && letters.length >= least && isTypedLatin(letters) ? spelledIn(text, letters) : null
  return (
    place('name', literal(name), 'contains') ??
    place('code', literal(code), 'contains') ??
    place('name', spelled(name, 1), 'pinyin') ??
    place('owner', literal(owner), 'text') ??
    place('owner', spelled(owner, 2), 'text') ??
    place('place', literal(district), 'text') ??
    place('place', spelled(district, 3), 'text') ??
    (placeName.includes(letters) ? { where: 'place', range: null, match: 'text' } : null) ??
    place('text', isLoneLatin(plain) ? null : literalIn(plainText, plain), 'text')
  )
}

function literalIn(text: string, part: string): Range | null {
  const at = text.indexOf(part)
  return at < 0 ? null : [at, at + part.length]
}

const isTypedLatin = (letters: string) => /[a-z]/.test(letters)
/** A letter stands in every text that has Latin ones. */
const isLoneLatin = (plain: string) => /^[a-z]$/.test(plain)

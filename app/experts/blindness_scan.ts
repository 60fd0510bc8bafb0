import { normalizeUscc, usccFault } from '#app/organizations/uscc'
import { plainName } from './party_keys.js'
import type { ForbiddenWord, WordKind } from './forbidden_words.js'

/** `unreadable`: nobody can say what is in it. `where`: the file, and the part of it. */
export type Finding = { where: string; kind: WordKind | 'unreadable'; found: string; excerpt: string }

/** Whoever the text is about: ways to reach somebody have no place in what is judged blindly. */
const PATTERNS: { kind: WordKind; pattern: RegExp; holds?(found: string): boolean }[] = [
  { kind: 'email', pattern: /[\w.+-]+@[\w-]+(\.[\w-]+)+/g },
  { kind: 'phone', pattern: /(?<!\d)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)/g },
  { kind: 'phone', pattern: /(?<!\d)(\(0\d{2,3}\)|0\d{2,3}[\s-])\d{7,8}(?!\d)/g },
  {
    kind: 'code',
    pattern: /(?<![0-9A-Z])[0-9A-Z]{18}(?![0-9A-Z])/gi,
    holds: (code) => !usccFault(normalizeUscc(code)),
  },
]

const AROUND = 12

/**
 * Where a text names who wrote it. Width and case of letters do not hide a word, nor do spaces, dots and invisible
 * characters inside it.
 *
 * @param options.patterns also any phone, mailbox or credit code; false for what programs write (ids, sizes)
 */
export function scanText(
  text: string,
  words: readonly ForbiddenWord[],
  where: string,
  { patterns = true } = {}
): Finding[] {
  const letters = lettersOf(text)
  const named = words.flatMap(({ kind, text: word }) =>
    placesOf(letters, plainName(word)).map(({ from, to }) => finding(kind, text.slice(from, to), from, to))
  )
  const plain = text.normalize('NFKC')
  const reachable = patterns ? PATTERNS.flatMap((one) => matchesOf(plain, one)) : []
  return distinct([...named, ...reachable])

  function finding(kind: WordKind, found: string, from: number, to: number, source = text): Finding {
    const excerpt = source.slice(Math.max(0, from - AROUND), to + AROUND)
    return { where, kind, found: found.trim(), excerpt: excerpt.replace(/\s+/g, ' ').trim() }
  }

  function matchesOf(source: string, { kind, pattern, holds = () => true }: (typeof PATTERNS)[number]) {
    return [...source.matchAll(pattern)]
      .filter(([found]) => holds(found))
      .map(({ 0: found, index }) => finding(kind, found, index, index + found.length, source))
  }
}

/** Each letter and digit of a text in the form in which it is compared, with where it stands. */
type Letters = { plain: string; at: { from: number; to: number }[] }

function lettersOf(text: string): Letters {
  let plain = ''
  const at: Letters['at'] = []
  let from = 0
  for (const character of text) {
    for (const letter of plainName(character)) {
      plain += letter
      for (let unit = 0; unit < letter.length; unit++) at.push({ from, to: from + character.length })
    }
    from += character.length
  }
  return { plain, at }
}

function placesOf(letters: Letters, word: string) {
  const places: { from: number; to: number }[] = []
  if (word.length < 2) return places
  for (let index = letters.plain.indexOf(word); index >= 0; index = letters.plain.indexOf(word, index + 1)) {
    const last = index + word.length - 1
    if (runsOn(letters, index - 1, index) || runsOn(letters, last, last + 1)) continue
    places.push({ from: letters.at[index].from, to: letters.at[last].to })
  }
  return places
}

/** Li is not in library, nor 8888 in 188880: Latin letters and digits that stand side by side are one word. */
function runsOn({ plain, at }: Letters, one: number, next: number) {
  if (one < 0 || next >= plain.length || at[one].to !== at[next].from) return false
  return /^([a-z]{2}|\d{2})$/.test(plain[one] + plain[next])
}

function distinct(findings: Finding[]) {
  const seen = new Map(findings.map((one) => [`${one.kind} ${one.found} ${one.excerpt}`, one]))
  return [...seen.values()]
}

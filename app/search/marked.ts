import settings from '#config/search'
import { foundText } from '#app/core/html'
import { plainForm, rangeIn, type Letters, type Range } from './letters.js'
import type { Found } from './match.js'

/** What was found, for a page: with marks where it was found. */
export function shownHit({ entry, match, name, owner, place, code, text }: Found) {
  const { id, kind, title, href, unit, number, note } = entry
  const quote = text.length > 0 ? quoteOf(entry.text ?? '', text) : null
  return {
    ...{ id, kind, match, href, title, note, quote },
    titleHtml: marked(entry.name, name),
    unitHtml: unit && entry.owner ? marked(entry.owner, owner) : null,
    placeHtml: entry.place ? marked(entry.place, place) : null,
    numberHtml: number && entry.code ? marked(entry.code, code) : null,
  }
}

export type ShownHit = ReturnType<typeof shownHit>

const marked = (letters: Letters, ranges: readonly Range[]) =>
  foundText(
    letters.text,
    ranges.map((range) => rangeIn(letters, range))
  )

/** The part of a text where the first of them stands; places are those of its plain form, which may be longer. */
function quoteOf(text: string, ranges: readonly Range[]) {
  const at = placesOf(text)
  const places = ranges.map(([from, until]): Range => [at[from], at[until]])
  const first = Math.min(...places.map(([from]) => from))
  const [from, until] = [Math.max(0, first - settings.quoted / 3), first + settings.quoted]
  const inside = places.filter((place) => place[0] >= from && place[1] <= until)
  const shown = text.slice(from, until)
  const moved = inside.map(([start, end]): Range => [start - from, end - from])
  return { html: foundText(shown, moved), isBegun: from > 0, isCut: until < text.length }
}

/** Where each place of the plain form stands in the text. */
function placesOf(text: string) {
  const at: number[] = []
  let offset = 0
  for (const sign of text) {
    for (let unit = 0; unit < plainForm(sign).length; unit++) at.push(offset)
    offset += sign.length
  }
  at.push(offset)
  return at
}

import { widthInCharacters } from './title_lines.js'

/** How wide the columns of a table are, in twips. */

/** Left and right of the text of a cell where rows stand close. */
export const CLOSE_BESIDE = 60
/** A character of 五号; figures of some fonts are a little wider than half of it. */
const [CHARACTER, MARGIN] = [210, 1.12]
/** What nobody breaks: a number with its unit, a day, a code. */
const WHOLE = /[\w.,:%+−/?=&@-]+[\u4e00-\u9fff]{0,2}/g
/** Longer ones are addresses, which may be broken; a longer name at the head may stand on two lines. */
const [MOST, LEAST, SHORT_HEAD] = [8, 2, 4]

/** What each column needs for its numbers and for its name. */
export function leastWidths(columns: readonly string[], rows: readonly (readonly string[])[]) {
  return columns.map((name, at) => {
    const parts = rows.flatMap((row) => (row[at] ?? '').match(WHOLE) ?? []).map(widthInCharacters)
    const named = widthInCharacters(name)
    const head = Math.min(named, Math.max(SHORT_HEAD, Math.ceil(named / 2)))
    const most = Math.max(LEAST, head, ...parts.filter((width) => width <= MOST).map((width) => width * MARGIN))
    return Math.ceil(most * CHARACTER) + 2 * CLOSE_BESIDE
  })
}

/** By shares of the line, but for columns that need more than theirs: the others give it, as much as they can spare. */
export function fittingWidths(shares: readonly number[], needs: readonly number[], width: number) {
  const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0)
  const wanted = shares.map((share) => (width * share) / sum(shares))
  const spares = wanted.map((own, at) => Math.max(0, own - (needs[at] ?? 0)))
  const lacking = sum(wanted.map((own, at) => Math.max(0, (needs[at] ?? 0) - own)))
  const taken = lacking > sum(spares) ? 0 : lacking / (sum(spares) || 1)
  return wanted.map((own, at) => Math.floor(taken > 0 && own < needs[at] ? needs[at] : own - spares[at] * taken))
}

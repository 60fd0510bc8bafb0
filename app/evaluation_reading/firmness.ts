import config from '#config/evaluation_reading'
import type { Reading } from './reading_page.js'
import { isFirm, type Stability, stabilityOf } from './stability.js'
import { edgesOf, prepared } from './standings.js'

/** The draws of the page are those of the year, unless somebody asks for others. */
export function firmnessOf({ cycle, content, rated }: Reading, seed: number = cycle.year) {
  const points = rated.map((point) => prepared(content, point))
  const { draws, lines } = stabilityOf(content, points, seed)
  const of = new Map<number, Stability>(lines.map((line) => [line.id, line]))
  return { seed, draws, of, firm: lines.filter(isFirm).length, spread: config.draws.spread }
}

/** Whose total is so close to the edge of a grade that little would turn it over. */
export function nearEdge({ content, rated }: Pick<Reading, 'content' | 'rated'>) {
  const edges = edgesOf(content)
  return rated.filter(({ final }) => edges.some(({ from }) => Math.abs(final - from) <= config.nearEdge * 100))
}

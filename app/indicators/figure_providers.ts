import type { Figures } from './rules.js'
import type { Extras } from './total.js'

/** What is known of one point in a year, by the keys that rules name. What is not known is left out. */
export type PointFigures = {
  id: number
  name: string
  hostType: string
  figures: Figures
  extras?: Extras
}

/** All points that a year is about. */
export type FigureProvider = (year: number) => Promise<readonly PointFigures[]>

const registered = new Map<string, FigureProvider>()

/** Rooms above say what they know, for trials of a version: registered in start/. The key is named in `indicators.providers`. */
export function registerFigureProvider(key: string, provider: FigureProvider) {
  registered.set(key, provider)
}

export function figureProviders(): ReadonlyMap<string, FigureProvider> {
  return registered
}

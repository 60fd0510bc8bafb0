import { isSmall } from './distribution.js'
import { ratedAmong, type ReadingPoint } from './reading_point.js'

/** Who a point is compared with, and why them. */
export type Peers = { of: 'type' | 'city'; points: ReadingPoint[] }

/** The others of its type; where they are few, all others of the city; where those are few too, nobody. */
export function peersOf(point: ReadingPoint, all: readonly ReadingPoint[]): Peers | null {
  const others = ratedAmong(all).filter(({ id }) => id !== point.id)
  const alike = others.filter(({ hostType }) => hostType === point.hostType)
  if (!isSmall(alike.length)) return { of: 'type', points: alike }
  return isSmall(others.length) ? null : { of: 'city', points: others }
}

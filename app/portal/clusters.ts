import type { Point } from '#app/organizations/district_shapes'

export type Cluster<Item> = Point & { items: Item[] }

/**
 * Points of a drawing put together so that no two marks are nearer than `apart`: first by the cells of a grid, then
 * neighbours over the edges of cells. The same points give the same clusters, in whatever order they come.
 */
export function clustersOf<Item extends Point>(points: readonly Item[], apart: number): Cluster<Item>[] {
  const cells = new Map<string, Item[]>()
  for (const point of points) {
    const cell = `${Math.floor(point.x / apart)}/${Math.floor(point.y / apart)}`
    cells.set(cell, [...(cells.get(cell) ?? []), point])
  }
  const clusters = [...cells.values()].map(gathered).sort(byPlace)
  for (let pair = nearest(clusters, apart); pair; pair = nearest(clusters, apart)) {
    const [one, other] = pair
    clusters.splice(clusters.indexOf(other), 1)
    clusters.splice(clusters.indexOf(one), 1, gathered([...one.items, ...other.items]))
  }
  return clusters.sort(byPlace)
}

/** In the middle of its points. */
function gathered<Item extends Point>(items: Item[]): Cluster<Item> {
  const mean = (axis: 'x' | 'y') =>
    Math.round((items.reduce((sum, item) => sum + item[axis], 0) / items.length) * 10) / 10
  return { x: mean('x'), y: mean('y'), items: items.toSorted(byPlace) }
}

function nearest<Item extends Point>(clusters: readonly Cluster<Item>[], apart: number) {
  let found: [Cluster<Item>, Cluster<Item>] | null = null
  let least = apart
  for (const [at, one] of clusters.entries()) {
    for (const other of clusters.slice(at + 1)) {
      const distance = Math.hypot(one.x - other.x, one.y - other.y)
      if (distance < least) [found, least] = [[one, other], distance]
    }
  }
  return found
}

const byPlace = (one: Point, other: Point) => one.y - other.y || one.x - other.x

/** So many rows fit into one statement of either database. */
const ROWS = 50

export function inChunks<T>(rows: readonly T[], size = ROWS): T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) =>
    rows.slice(index * size, (index + 1) * size)
  )
}

import type { TripValue } from './round_trip.js'
import type { ReadTrip } from './read_trip.js'
import { asRead, markOf } from './trip_identity.js'

/**
 * A cell that differs. `file`: only the file was changed since it was taken out; `conflict`: both were, differently;
 * `system`: only the system was, the file still says what it said before.
 */
export type ComparedCell = {
  id: string
  cell: string
  label: string
  system: TripValue
  file: TripValue
  changed: 'file' | 'conflict' | 'system'
}

export type ComparedSheet = { token: string; sheet: string; label: string; same: number; cells: ComparedCell[] }

export function compareTrip({ trip, sheet, base, values, places }: ReadTrip): ComparedSheet {
  const all = trip.rows.flatMap(({ open }) => open)
  const cells = all.flatMap(({ id, label }): ComparedCell[] => {
    const [system, file] = [trip.values[id] ?? null, values[id] ?? null]
    if (asRead(system) === file) return []
    const [inFile, inSystem] = [markOf(file) !== base[id], markOf(system) !== base[id]]
    const changed = inFile && inSystem ? 'conflict' : inFile ? 'file' : 'system'
    return [{ id, cell: places[id], label, system, file, changed }]
  })
  return { token: trip.token, sheet, label: trip.label, same: all.length - cells.length, cells }
}

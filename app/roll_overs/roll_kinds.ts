import { batchRoll } from './batch_roll.js'
import { callRoll } from './call_roll.js'
import { checkRoll } from './check_roll.js'
import { cycleRoll } from './cycle_roll.js'
import { indicatorRoll } from './indicator_roll.js'
import { reportRoll } from './report_roll.js'
import type { RollKind } from './roll_kind.js'
import { waveRoll } from './wave_roll.js'

/** What a year begins with, in the order in which it is prepared. */
export const rollKinds: readonly RollKind[] = [
  indicatorRoll,
  cycleRoll,
  reportRoll,
  checkRoll,
  batchRoll,
  callRoll,
  waveRoll,
]

export function rollKind(key: string): RollKind {
  const kind = rollKinds.find((known) => known.key === key)
  if (!kind) throw new Error(`Unknown thing of a year: ${key}`)
  return kind
}

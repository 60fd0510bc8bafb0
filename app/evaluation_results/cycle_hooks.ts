import { registerPointWork, registerStepCondition, registerStepWork } from '#app/evaluations/cycle_hooks'
import { calibrateIn, deliberationRefusals, giveBackIn, leaveResultsIn } from './calibration.js'
import { concludeIn } from './conclusion.js'
import { announcementRefusals, appealRefusals } from './public_notice.js'

/** What results wait for and do in the steps of their cycle. */
export function joinResultsToCycles() {
  registerStepWork('calibrate', calibrateIn)
  registerStepCondition('deliberate', deliberationRefusals)
  registerStepWork('giveBack', giveBackIn)
  registerPointWork('leave', leaveResultsIn)
  registerStepCondition('announce', announcementRefusals)
  registerStepCondition('conclude', appealRefusals)
  /** Only a person ends a cycle. */
  registerStepWork('conclude', (trx, cycle, by) => concludeIn(trx, cycle, { ...by, id: by.id! }))
}

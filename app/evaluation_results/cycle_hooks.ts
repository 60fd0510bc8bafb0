import { announceIn } from './public_notice.js'
import { calibrateIn, deliberateIn, giveBackIn } from './calibration.js'
import { concludeIn } from './conclusion.js'

/** What happens to the points in the steps of their cycle, each in the transaction of the step. */
export const resultHooks = {
  calibrate: calibrateIn,
  deliberate: deliberateIn,
  giveBack: giveBackIn,
  announce: announceIn,
  conclude: concludeIn,
}

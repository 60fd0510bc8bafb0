import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * Memory that was only needed to start: a third of it, which would stay until there is much to do. Nothing else is done
 * for a quarter of a second.
 */
export function giveBack() {
  setFlagsFromString('--expose-gc')
  const collect: NodeJS.GCFunction = runInNewContext('gc')
  collect({ type: 'major', flavor: 'last-resort' })
}

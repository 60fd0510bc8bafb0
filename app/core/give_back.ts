import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { startIsOver } from './kept_imports.js'

/**
 * What is in use may grow by a third before it is collected again. A program that has just started would let it grow
 * several times over: an export of 100,000 rows took 540 MB and takes 360, in the same time.
 */
export function growSlowly() {
  setFlagsFromString('--heap-growing-percent=30')
}

/**
 * Memory that was only needed to start: a third of it, which would stay until there is much to do. Nothing else is done
 * for a quarter of a second.
 */
export function giveBack() {
  startIsOver()
  setFlagsFromString('--expose-gc')
  const collect: NodeJS.GCFunction = runInNewContext('gc')
  collect({ type: 'major', flavor: 'last-resort' })
}

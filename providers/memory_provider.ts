import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const AFTER_START = 1000

/** What was only needed to start is a third of the memory, and would stay until there is much to do: it is given back. */
export default class MemoryProvider {
  ready() {
    setTimeout(giveBack, AFTER_START).unref()
  }
}

function giveBack() {
  setFlagsFromString('--expose-gc')
  const collect: NodeJS.GCFunction = runInNewContext('gc')
  collect({ type: 'major', flavor: 'last-resort' })
}

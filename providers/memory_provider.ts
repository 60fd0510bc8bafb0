import { giveBack } from '#app/core/give_back'

/** So that nobody waits for it who waits for the first page. */
const AFTER_START = 1000

export default class MemoryProvider {
  ready() {
    setTimeout(giveBack, AFTER_START).unref()
  }
}

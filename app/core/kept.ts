import { AsyncLocalStorage } from 'node:async_hooks'

/** What changes by the hour alone is seen after so long. In milliseconds. */
const FOR = 60_000
const MOST = 10_000

const request = new AsyncLocalStorage<{ state: string | null }>()
const memory = { state: '', until: 0, by: new Map<string, Promise<any>>() }

/**
 * Answers a request before which the world stood as `state` says (audit/trail_state.ts); null where nobody can say.
 */
export function whileItStands<T>(state: string | null, answer: () => T): T {
  return request.run({ state }, answer)
}

/** Whoever begins to change something no longer knows how it stands. */
export function itMoves() {
  const asked = request.getStore()
  if (asked) asked.state = null
}

/**
 * What was read stays in this process until something happens. Only for what nothing but acts on the trail can change,
 * and only for reading: the answer is everybody's.
 *
 * @param what names everything that the answer depends on
 */
export function kept<T>(what: string, read: () => Promise<T>): Promise<T> {
  const by = memoryNow()
  if (!by) return read()
  const known = by.get(what)
  if (known) return known
  const asked = read()
  by.set(what, asked)
  asked.catch(() => by.delete(what))
  return asked
}

/** Whether `kept` answers without asking. */
export function isKept(what: string) {
  return memoryNow()?.has(what) ?? false
}

function memoryNow() {
  const state = request.getStore()?.state
  if (!state) return null
  const moment = Date.now()
  const isStale = memory.state !== state || moment > memory.until || memory.by.size >= MOST
  if (isStale) Object.assign(memory, { state, until: moment + FOR, by: new Map() })
  return memory.by
}

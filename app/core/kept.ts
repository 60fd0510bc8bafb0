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
  return by ? (by.get(what) ?? keep(by, what, read())) : read()
}

/** The same for some of many: those that are not kept yet are read together. @returns in the order of the keys */
export function keptEach<T>(
  what: string,
  keys: readonly number[],
  read: (missing: number[]) => Promise<ReadonlyMap<number, T>>
): Promise<(T | null)[]> {
  const by = memoryNow() ?? new Map<string, Promise<T | null>>()
  const nameOf = (key: number) => `${what} ${key}`
  const missing = keys.filter((key) => !by.has(nameOf(key)))
  const asked = missing.length > 0 ? read(missing) : null
  for (const key of missing)
    keep(
      by,
      nameOf(key),
      asked!.then((found) => found.get(key) ?? null)
    )
  return Promise.all(keys.map((key) => by.get(nameOf(key))!))
}

function memoryNow() {
  const state = request.getStore()?.state
  if (!state) return null
  const moment = Date.now()
  const isStale = memory.state !== state || moment > memory.until || memory.by.size >= MOST
  if (isStale) Object.assign(memory, { state, until: moment + FOR, by: new Map() })
  return memory.by
}

/** A failure is not kept. */
export function keep<T>(by: Map<string, Promise<T>>, what: string, asked: Promise<T>) {
  by.set(what, asked)
  asked.catch(() => by.delete(what))
  return asked
}

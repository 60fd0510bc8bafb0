/** Puts something into a memory that is emptied when so many things are in it. */
export function remember<Key, Value>(memory: Map<Key, Value>, most: number, key: Key, value: Value): Value {
  if (memory.size >= most) memory.clear()
  memory.set(key, value)
  return value
}

/**
 * Waits for something, but not longer than `limit` milliseconds, and whatever becomes of it.
 *
 * @returns whether it ended in time
 */
export async function within(limit: number, promise: Promise<unknown> | undefined): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(resolve, limit, false)))
  const ended = Promise.resolve(promise).then(
    () => true,
    () => true
  )
  return Promise.race([ended, late]).finally(() => clearTimeout(timer))
}

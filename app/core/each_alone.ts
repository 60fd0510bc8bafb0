/**
 * Does the same for each, whatever becomes of the others.
 *
 * @param isFine of an error which says only that there was nothing to do (any more)
 * @throws AggregateError when some failed; the others are done
 */
export async function eachAlone<One>(
  all: Iterable<One> | AsyncIterable<One>,
  act: (one: One) => Promise<unknown>,
  isFine: (error: unknown) => boolean
) {
  const faults: unknown[] = []
  let total = 0
  for await (const one of all) {
    total++
    try {
      await act(one)
    } catch (error) {
      if (!isFine(error)) faults.push(error)
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} of ${total} failed`)
}

/**
 * Does the same for each, whatever becomes of the others.
 *
 * @param isFine of an error which says only that there was nothing to do (any more)
 * @throws AggregateError when some failed; the others are done
 */
export async function eachAlone<One>(
  all: readonly One[],
  act: (one: One) => Promise<unknown>,
  isFine: (error: unknown) => boolean
) {
  const faults: unknown[] = []
  for (const one of all) {
    try {
      await act(one)
    } catch (error) {
      if (!isFine(error)) faults.push(error)
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} of ${all.length} failed`)
}

/** Things in an order, and things in groups, which people change step by step. Pure. */

export type Step = -1 | 1

/** One place further; what stands at the end already stays where it is, in the same list. */
export function stepped<T>(list: readonly T[], at: number, by: Step): readonly T[] {
  const to = at + by
  if (at < 0 || to < 0 || to >= list.length) return list
  return list.toSpliced(at, 1).toSpliced(to, 0, list[at])
}

type Named = { id: string | number }

/**
 * Where a step leads that thing which is in one of the groups: a place on, from the end of its group into the neighbour.
 *
 * @returns null at the very end; `position` is counted among the other things of that group
 */
export function placeBeside<Group>(
  groups: readonly Group[],
  thingsIn: (group: Group) => readonly Named[],
  id: Named['id'],
  by: Step
): { group: Group; position: number } | null {
  const of = groups.findIndex((group) => thingsIn(group).some((thing) => thing.id === id))
  const things = thingsIn(groups[of])
  const to = things.findIndex((thing) => thing.id === id) + by
  if (to >= 0 && to < things.length) return { group: groups[of], position: to }
  const next = groups[of + by]
  return next === undefined ? null : { group: next, position: by === 1 ? 0 : thingsIn(next).length }
}

/** How many open applications an official has. */
export type Workload = { id: number; name: string; open: number }

type ByDistrict = { id: number; districtCode: string }

const names = new Intl.Collator('zh-CN')

/** Whoever has fewest first; then by name. */
export function byLoad<P extends Workload>(people: readonly P[]): P[] {
  return people.toSorted((a, b) => a.open - b.open || names.compare(a.name, b.name) || a.id - b.id)
}

/** Each application to whoever has fewest by then. @returns the official by application */
export function distributeByLoad(applications: readonly { id: number }[], people: readonly Workload[]) {
  return shareOut(
    applications.map(({ id }) => [id]),
    people
  )
}

/** 按区分派: all applications of a district to one official, the largest district first. */
export function distributeByDistrict(applications: readonly ByDistrict[], people: readonly Workload[]) {
  const districts = Map.groupBy(applications, ({ districtCode }) => districtCode)
  const largestFirst = [...districts].toSorted(
    ([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1)
  )
  return shareOut(
    largestFirst.map(([, within]) => within.map(({ id }) => id)),
    people
  )
}

function shareOut(shares: number[][], people: readonly Workload[]) {
  const loads = people.map((person) => ({ ...person }))
  const given = new Map<number, number>()
  for (const share of loads.length > 0 ? shares : []) {
    const [lightest] = byLoad(loads)
    lightest.open += share.length
    for (const id of share) given.set(id, lightest.id)
  }
  return given
}

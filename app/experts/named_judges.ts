import Expert from './expert.js'
import type { JudgeFigures } from './jury_statistics.js'

/** 宽严 of experts by their names, the strictest first. */
export async function namedJudges(figures: readonly (JudgeFigures & { expertId: number })[]) {
  const ids = figures.map(({ expertId }) => expertId)
  const people = await Expert.query().whereIn('id', ids).preload('user')
  const names = new Map(people.map(({ id, user }) => [id, user.name]))
  return figures
    .map((one) => ({ ...one, name: names.get(one.expertId)! }))
    .toSorted((one, other) => one.severity - other.severity)
}

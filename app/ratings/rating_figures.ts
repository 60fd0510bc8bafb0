/** Figures of 好差评, from counts alone (domain 4). Shares are per cent with one decimal, null where there is nothing to divide by. */

export type RatingTally = {
  /** How many of 5, 4, 3, 2, 1 stars. */
  levels: Record<number, number>
  /** Records that could have been rated. */
  served: number
  cases: CaseTally
}

/** Of each limit: kept and not kept; what still runs in time is in neither. */
export type CaseTally = Record<'contact' | 'repair' | 'callBack', { kept: number; late: number }> & {
  cases: number
  /** Cases of people who left a way to be reached, and those of them that were asked again. */
  reachable: number
  calledBack: number
}

export const noTally = (): RatingTally => ({
  levels: {},
  served: 0,
  cases: {
    ...{ cases: 0, reachable: 0, calledBack: 0 },
    ...{ contact: { kept: 0, late: 0 }, repair: { kept: 0, late: 0 }, callBack: { kept: 0, late: 0 } },
  },
})

export const shareOf = (part: number, whole: number) => (whole > 0 ? Math.round((part / whole) * 1000) / 10 : null)

/**
 * 满意率 has two meanings, which are never shown without their names: 好差评口径 takes all but the last two levels for
 * satisfied (国办发〔2019〕51号), 前两档口径 only the first two.
 */
export function figuresOf({ levels, served, cases }: RatingTally) {
  const of = (...stars: number[]) => stars.reduce((sum, one) => sum + (levels[one] ?? 0), 0)
  const ratings = of(5, 4, 3, 2, 1)
  const inTime = ({ kept, late }: { kept: number; late: number }) => shareOf(kept, kept + late)
  return {
    ratings,
    served,
    bad: of(2, 1),
    /** 主动评价率 */
    activeShare: shareOf(ratings, served),
    satisfiedByRule: shareOf(of(5, 4, 3), ratings),
    satisfiedTopTwo: shareOf(of(5, 4), ratings),
    cases: cases.cases,
    contactInTime: inTime(cases.contact),
    repairInTime: inTime(cases.repair),
    callBackInTime: inTime(cases.callBack),
    calledBackShare: shareOf(cases.calledBack, cases.reachable),
  }
}

export type RatingFigures = ReturnType<typeof figuresOf>

export function addTallies(one: RatingTally, other: RatingTally): RatingTally {
  const stars = [5, 4, 3, 2, 1]
  const both = (of: (cases: CaseTally) => { kept: number; late: number }) => ({
    kept: of(one.cases).kept + of(other.cases).kept,
    late: of(one.cases).late + of(other.cases).late,
  })
  return {
    levels: Object.fromEntries(stars.map((star) => [star, (one.levels[star] ?? 0) + (other.levels[star] ?? 0)])),
    served: one.served + other.served,
    cases: {
      cases: one.cases.cases + other.cases.cases,
      reachable: one.cases.reachable + other.cases.reachable,
      calledBack: one.cases.calledBack + other.cases.calledBack,
      contact: both(({ contact }) => contact),
      repair: both(({ repair }) => repair),
      callBack: both(({ callBack }) => callBack),
    },
  }
}

/**
 * Which groups are hidden because they are small. Where it would be one alone, what the sum leaves over is that one: the
 * next smallest is hidden with it.
 *
 * @returns positions
 */
export function smallGroups(sizes: readonly number[], least: number): Set<number> {
  const order = [...sizes.keys()].filter((at) => sizes[at] > 0).sort((one, other) => sizes[one] - sizes[other])
  const small = order.filter((at) => sizes[at] < least)
  return new Set(small.length === 1 ? order.slice(0, 2) : small)
}

import type config from '#config/alliance_meetings'

export type Share = (typeof config)['quorum'] | (typeof config)['majorities'][keyof (typeof config)['majorities']]

/** Is this many of the whole enough? In whole numbers: two thirds of 9 are 6 and not 5.999. */
export function reaches({ of: [part, whole], orMore }: Share, count: number, all: number) {
  const margin = count * whole - all * part
  return orMore ? margin >= 0 : margin > 0
}

/** The smallest number that is enough. */
export function leastOf({ of: [part, whole], orMore }: Share, all: number) {
  return orMore ? Math.ceil((all * part) / whole) : Math.floor((all * part) / whole) + 1
}

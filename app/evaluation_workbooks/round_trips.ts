import type { RoundTrip, TripKind } from './round_trip.js'
import { scoreTrip } from './score_trip.js'
import { selfTrip } from './self_trip.js'

/** Everything that can be filled in off line. */
export const roundTrips: Record<TripKind, RoundTrip> = { score_sheet: scoreTrip, self_assessment: selfTrip }

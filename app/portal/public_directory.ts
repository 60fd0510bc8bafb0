import { now } from '#app/core/clock'
import type { Place } from '#app/core/gcj02'
import { workCalendar } from '#app/calendar/work_calendar'
import Designation from '#app/designations/designation'
import { publicPoint, type PublicPoint } from '#app/designations/public_point'
import { metresBetween } from './distance.js'
import { beijingTime, opennessAt, type Openness } from './opening_hours.js'

/** A point as readers meet it now: is it open, and how far is it in a straight line? */
export type ListedPoint = PublicPoint & { place: Place | null; openness: Openness; metres: number | null }

/** 名录: every title in force, in one statement however many there are. */
export async function listedPoints(near: Place | null): Promise<ListedPoint[]> {
  const designations = await Designation.query()
    .withScopes((scopes) => scopes.inForce())
    .orderBy('id')
  const calendar = await workCalendar()
  const time = beijingTime(now())
  return designations.map(publicPoint).map((point) => {
    const place = placeOf(point)
    const metres = near && place ? metresBetween(near, place) : null
    return { ...point, place, metres, openness: opennessAt(point.hours, time, calendar) }
  })
}

function placeOf({ longitude, latitude }: PublicPoint): Place | null {
  return longitude !== null && latitude !== null ? [longitude, latitude] : null
}

export const hasPlace = <Point extends { place: Place | null }>(point: Point): point is Point & { place: Place } =>
  point.place !== null

import { now } from '#app/core/clock'
import type { Place } from '#app/core/gcj02'
import { workCalendar } from '#app/calendar/work_calendar'
import type { WorkCalendar } from '#app/calendar/working_days'
import type { PublicPoint } from '#app/designations/public_point'
import { metresBetween } from './distance.js'
import { publicPoints } from './kept_points.js'
import { beijingTime, opennessAt, type Openness } from '#app/designations/opening_hours'

/** A point as readers meet it now: is it open, and how far is it in a straight line? */
export type ListedPoint = PublicPoint & {
  /** Its number in the order of names. */
  rank: number
  place: Place | null
  openness: Openness
  metres: number | null
}

/** 名录: every title in force. */
export async function listedPoints(near: Place | null): Promise<ListedPoint[]> {
  const calendar = remembered(await workCalendar())
  const time = beijingTime(now())
  return (await publicPoints()).map((point, rank) => {
    const place = placeOf(point)
    const metres = near && place ? metresBetween(near, place) : null
    return { ...point, rank, place, metres, openness: opennessAt(point.hours, time, calendar) }
  })
}

/** All points ask for the same few days. */
function remembered(calendar: WorkCalendar): WorkCalendar {
  const known = new Map<string, boolean>()
  const isWorkday = (day: string) => {
    const found = known.get(day) ?? calendar.isWorkday(day)
    known.set(day, found)
    return found
  }
  return { ...calendar, isWorkday }
}

function placeOf({ longitude, latitude }: PublicPoint): Place | null {
  return longitude !== null && latitude !== null ? [longitude, latitude] : null
}

export const hasPlace = <Point extends { place: Place | null }>(point: Point): point is Point & { place: Place } =>
  point.place !== null

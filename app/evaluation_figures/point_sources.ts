import { WEEK } from '#app/core/form'
import type { WeekHours } from '#app/designations/opening_hours'
import { idsOf, type FigureSource, type Point } from './figure.js'
import ReportedFigure from './reported_figure.js'

/** What the register says of a point today; it keeps no former hours. */
export const register: FigureSource = async ({ points }) =>
  points.map(({ id, name, profile }) => ({
    ...{ designationId: id, type: 'designation', id, label: name, on: null, href: `/designations/${id}` },
    facts: { hours: weeklyHours(profile), isOnMap: isNumber(profile.longitude) && isNumber(profile.latitude) },
  }))

const isNumber = (value: unknown) => value !== null && value !== '' && Number.isFinite(Number(value))

/** Of a usual week, to two decimals; null where no hours are posted. */
export function weeklyHours({ hours }: Point['profile']) {
  const week = (hours ?? {}) as WeekHours
  const open = WEEK.flatMap((day) => {
    const { open: from, close: until } = week[day] ?? {}
    return from && until ? [minutesOf(until) - minutesOf(from)] : []
  })
  if (open.length === 0) return null
  return Math.round((open.reduce((sum, minutes) => sum + minutes, 0) / 60) * 100) / 100
}

function minutesOf(time: string) {
  const [hours, minutes] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** 自行填报: what no record knows. */
export const reported: FigureSource = async ({ points, year }) => {
  const rows = await ReportedFigure.query().whereIn('designationId', idsOf(points)).where('year', year).orderBy('id')
  return rows.map((row) => ({
    ...{ designationId: row.designationId, type: 'reported_figure', id: row.id, label: row.note ?? '', href: null },
    on: row.updatedAt.setZone('Asia/Shanghai').toISODate(),
    facts: { key: row.figureKey, value: row.value },
  }))
}

import { DateTime } from 'luxon'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { beijingYear } from '#app/core/beijing_day'
import type Designation from '#app/designations/designation'
import YearlyGrade, { type Grade } from '#app/designations/yearly_grade'
import type { ApplicationState } from '#app/service_points/point_application_workflow'
import { startRenewal, verifyForRenewal } from '#app/service_points/renewals'
import type { World } from '../world.js'
import { actor, bringTo } from './applications.js'
import { makeDesignation } from './designations.js'

/** A title of 海淀 whose term ends in so many days, with the grades of the last years, the newest first. */
export async function endingPoint(
  { organizations }: Pick<World, 'organizations'>,
  daysLeft = 60,
  grades: Grade[] = ['excellent', 'good', 'good']
) {
  const today = beijingDay()
  const until = addDays(today, daysLeft)
  const designation = await makeDesignation(organizations.haidian, {
    recognizedOn: DateTime.fromISO(until).minus({ years: 3 }).plus({ days: 1 }),
    validUntil: DateTime.fromISO(until),
  })
  await makeGrades(designation, grades)
  return designation
}

export function makeGrades({ id }: Designation, grades: Grade[]) {
  const thisYear = beijingYear()
  return YearlyGrade.createMany(
    grades.map((grade, index) => ({
      designationId: id,
      year: thisYear - 1 - index,
      grade,
      docNumber: null,
      note: null,
    }))
  )
}

const BEFORE_EXPERTS: ApplicationState[] = ['submitted', 'district_review', 'verification']

/** An application to renew it, brought to a state without experts. */
export async function renewalIn(state: ApplicationState, world: World, designation: Designation) {
  const application = await startRenewal(designation, actor(world.people.operator))
  if (state === 'draft') return application
  await bringTo(BEFORE_EXPERTS.includes(state) ? state : 'verification', application, world)
  if (BEFORE_EXPERTS.includes(state)) return application
  await verifyForRenewal(application, actor(world.people.handler), { opinion: '核验通过，同意续期。' })
  return bringTo(state, application, world)
}

import { addDays } from '#app/calendar/working_days'
import { takeConsultationStep, recordConsultation } from '#app/activities/consultation_workflow'
import { beijingYear } from '#app/core/beijing_day'
import { leaveMoment } from '#app/core/clock'
import type Designation from '#app/designations/designation'
import { pointsOfYear } from '#app/evaluation_figures/points_of_year'
import Event from '#app/events/event'
import { recordEvent } from '#app/events/event_record'
import { takeEventStep } from '#app/events/event_workflow'
import { actorFor } from '#app/users/actor'
import User from '#app/users/user'
import { at, factsOn as consultationOn } from './activities.js'
import { addPhotos, factsOn as eventOn } from './events.js'

/** How much each point did, in turn: some hardly anything, some all that is asked. */
const CONSULTATIONS = [44, 30, 21, 40, 16, 13, 26, 9, 3]
const EVENTS = [4, 3, 2, 4, 1, 2, 1, 0, 0]

const actor = (user: User) => ({ ...actorFor(user), id: user.id })

/** The ledgers of the two years which the evaluations look back on. */
export async function seedLastYears() {
  try {
    for (const year of [beijingYear() - 2, beijingYear() - 1]) {
      const points = await pointsOfYear(year).orderBy('id')
      for (const [n, point] of points.entries()) await seedPoint(point, year, n)
    }
  } finally {
    leaveMoment()
  }
}

async function seedPoint(point: Designation, year: number, n: number) {
  const people = await User.query().where('organizationId', point.organizationId).orderBy('id')
  const operator = people.find((person) => person.is('operator'))
  const principal = people.find((person) => person.is('principal'))
  if (!operator || !principal) return
  const days = daysOf(point, year, CONSULTATIONS[n % CONSULTATIONS.length])
  for (const [turn, day] of days.entries()) {
    at(day)
    const entry = await recordConsultation(point, actor(operator), consultationOn(day, n + turn, operator.name))
    await takeConsultationStep('confirm', await entry.refresh(), actor(principal))
  }
  for (const day of daysOf(point, year, EVENTS[n % EVENTS.length])) {
    at(day)
    const facts = eventOn(day, n, point.name)
    const { id } = await recordEvent(point, actor(operator), { facts, partners: [], state: 'held' })
    const event = await Event.findOrFail(id)
    await addPhotos(event, operator)
    await takeEventStep('confirm', event, actor(principal))
  }
}

/** So many days of the year, evenly apart, once the title was held. */
function daysOf({ recognizedOn }: Designation, year: number, many: number) {
  const first = recognizedOn.toISODate()!
  return Array.from({ length: many }, (_, turn) => addDays(`${year}-01-05`, Math.floor((355 * turn) / many))).filter(
    (day) => day >= first
  )
}

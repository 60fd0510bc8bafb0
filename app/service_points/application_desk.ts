import User from '#app/users/user'
import type Approval from '#app/workflow/approval'
import type PointApplication from './point_application.js'
import type { ApplicationStep } from './point_application_workflow.js'

/** Who decides at which level. 自审 is refused: one person decides on one level of an application only. */
const LEVELS: Record<string, readonly string[]> = {
  district: ['accept', 'endorse'],
  city: ['acceptForCity', 'verify', 'failVerification', 'returnToDistrict', 'examineObjections', 'recognize'],
  leader: ['agree', 'refuse', 'returnToVerification', 'dismissObjections', 'upholdObjections'],
}

/** What the head of the division may do where nobody else is left to do it. */
export const DESK_STEPS: readonly ApplicationStep[] = [
  'accept',
  'acceptForCity',
  'decline',
  'requestSupplement',
  'endorse',
  'verify',
  'failVerification',
]

/** Has this person decided on another level of the application than the one the step belongs to? */
export function actedOnOtherLevel(
  person: { id: number },
  step: string,
  approvals: readonly Pick<Approval, 'byId' | 'step'>[] = []
) {
  const level = levelOf(step)
  return (
    level !== null &&
    approvals.some((approval) => approval.byId === person.id && ![null, level].includes(levelOf(approval.step)))
  )
}

function levelOf(step: string) {
  return Object.keys(LEVELS).find((level) => LEVELS[level].includes(step)) ?? null
}

/** Loads what the question "who may decide now" needs: earlier decisions, the official in charge, whether anybody is there. */
export async function loadDesk(application: PointApplication) {
  if (application.isUnmanned !== null) return
  await application.loadOnce('batch')
  await application.loadOnce('approvals')
  if (application.handlerId) await application.loadOnce('handler')
  application.isUnmanned = isUnmanned(application, await peopleAt(deskOf(application)))
}

/** The same for many, with one question for each desk. @param applications with batch, approvals and handler loaded */
export async function loadDesks(applications: PointApplication[]) {
  const byDesk = Map.groupBy(applications, (application) => JSON.stringify(deskOf(application)))
  for (const within of byDesk.values()) {
    const people = await peopleAt(deskOf(within[0]))
    for (const application of within) application.isUnmanned = isUnmanned(application, people)
  }
}

/** A desk where nobody who is active may decide on this application. */
function isUnmanned(application: PointApplication, people: User[]) {
  const desk = deskOf(application)
  return desk !== null && people.every((person) => actedOnOtherLevel(person, desk.step, application.approvals))
}

async function peopleAt(desk: ReturnType<typeof deskOf>): Promise<User[]> {
  if (!desk) return []
  return User.query()
    .withScopes((scopes) => scopes.active(desk.role))
    .where(desk.where)
}

/** The desk that an application lies on: whose officials they are, and the step expected of them. */
export function deskOf({ state, batch, districtCode }: PointApplication) {
  const inDistrict = { role: 'district_reviewer', where: { districtCode }, step: 'endorse' } as const
  const inCity = { role: 'bureau_handler', where: {}, step: 'verify' } as const
  if (state === 'district_review') return inDistrict
  if (state === 'submitted') return batch.districtStep ? inDistrict : inCity
  return ['verification', 'public_notice'].includes(state) ? inCity : null
}

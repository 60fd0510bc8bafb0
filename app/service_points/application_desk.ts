import { keptModels, loadKeptOnce } from '#app/core/kept_models'
import User from '#app/users/user'
import type Approval from '#app/workflow/approval'
import type PointApplication from './point_application.js'
import type { ApplicationState, ApplicationStep } from './point_application_workflow.js'

/** Who decides at which level. 自审 is refused: one person decides on one level of an application only. */
const LEVELS: Record<string, readonly string[]> = {
  district: ['accept', 'endorse'],
  city: [
    ...['acceptForCity', 'verify', 'verifyForRenewal', 'failVerification', 'returnToDistrict'],
    ...['examineObjections', 'recognize'],
  ],
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
  'verifyForRenewal',
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

/** Loads what the question "who may decide now" needs of the application: earlier decisions, the official in charge. */
export async function loadDecided(application: PointApplication) {
  await Promise.all([
    loadKeptOnce(application, 'batch', 'batchId'),
    application.loadOnce('approvals'),
    loadKeptOnce(application, 'handler', 'handlerId'),
  ])
}

/** And whether anybody is there to do it. */
export async function loadDesk(application: PointApplication) {
  if (application.isUnmanned !== null) return
  await loadDecided(application)
  const desk = deskOf(application)
  application.isUnmanned = isUnmanned(application, desk, await peopleAt(desk))
}

/** The same for many, with one question for each desk. @param applications with batch, approvals and handler loaded */
export async function loadDesks(applications: PointApplication[]) {
  for (const { desk, applications: within } of byDesk(applications)) {
    const people = await peopleAt(desk)
    for (const application of within) application.isUnmanned = isUnmanned(application, desk, people)
  }
}

/** Applications with the desk they lie on: officials of different desks do not take over from each other. */
export function byDesk(applications: PointApplication[]) {
  const groups = Map.groupBy(applications, (application) => JSON.stringify(deskOf(application)))
  return [...groups.values()].map((within) => ({ desk: deskOf(within[0]), applications: within }))
}

/** Nobody who is active may decide on this application at the desk where it lies. */
function isUnmanned({ approvals }: PointApplication, desk: Desk | null, people: User[]) {
  const step = desk?.role === 'district_reviewer' ? 'endorse' : 'verify'
  return desk !== null && people.every((person) => actedOnOtherLevel(person, step, approvals))
}

/** Officials who may have an application as it lies now. */
export type Desk = { role: 'district_reviewer'; districtCode: string } | { role: 'bureau_handler'; districtCode: null }

const WITH_CITY: readonly ApplicationState[] = [
  'submitted',
  'verification',
  'expert_review',
  'deliberation',
  'public_notice',
  'objection_handling',
]

/** The desk that holds the application; null while it lies with the applicant, and when it is decided. */
export function deskOf({ state, batch, districtCode }: PointApplication): Desk | null {
  const inDistrict = state === 'district_review' || (state === 'submitted' && batch.districtStep)
  if (inDistrict) return { role: 'district_reviewer', districtCode }
  return WITH_CITY.includes(state) ? { role: 'bureau_handler', districtCode: null } : null
}

export function isOfDesk(person: User, desk: Desk | null) {
  if (!desk || !person.isActive || !person.is(desk.role)) return false
  return desk.districtCode === null || person.districtCode === desk.districtCode
}

/** Nobody has it, or somebody who has left the desk. @param application with its batch and handler loaded (`loadDesk`) */
export function isFree(application: PointApplication) {
  const { handlerId, handler } = application
  return !handlerId || (handler && !isOfDesk(handler, deskOf(application)))
}

export async function peopleAt(desk: Desk | null): Promise<User[]> {
  return desk ? keptModels(`people at ${JSON.stringify(desk)}`, User, () => officialsOf(desk)) : []
}

function officialsOf({ role, districtCode }: Desk) {
  const people = User.query()
    .withScopes((scopes) => scopes.active(role))
    .select('id', 'name', 'roles', 'districtCode', 'isActive')
  return districtCode ? people.where('districtCode', districtCode) : people
}

import { deputiesOf } from '#app/users/stand_in'
import User from '#app/users/user'
import PointApplication from './point_application.js'
import { INVOLVING, pointApplicationWorkflow } from './point_application_workflow.js'
import { byLoad, type Workload } from './workload.js'

/** The officials who may have an application as it lies now. */
export type Desk = { role: 'district_reviewer'; districtCode: string } | { role: 'bureau_handler'; districtCode: null }

/** An official with what one wants to know before giving somebody work: open applications, and who stands in today. */
export type Candidate = Workload & { deputy: string | null }

const OPEN = ['review', 'supplement', 'notice'].flatMap((group) => pointApplicationWorkflow.statesIn(group))
/** The desk that holds the application; null while it lies with the applicant, and when it is decided. */
export function handlingDesk({ state, batch, districtCode }: PointApplication): Desk | null {
  if (!INVOLVING.includes(state)) return null
  const inDistrict = state === 'district_review' || (state === 'submitted' && batch.districtStep)
  return inDistrict ? { role: 'district_reviewer', districtCode } : { role: 'bureau_handler', districtCode: null }
}

export function isOfDesk(person: User, desk: Desk | null) {
  if (!desk || !person.isActive || !person.is(desk.role)) return false
  return desk.districtCode === null || person.districtCode === desk.districtCode
}

/**
 * The officials of a desk, whoever has least to do first.
 *
 * @param without applications that do not count, because they are being given out anew
 */
export async function candidatesOf(desk: Desk, without: number[] = []): Promise<Candidate[]> {
  const query = User.query().withScopes((scopes) => scopes.active(desk.role))
  if (desk.districtCode) query.where('districtCode', desk.districtCode)
  const people = await query
  const ids = people.map(({ id }) => id)
  const open = await openOf(ids, without)
  const deputies = new Map((await deputiesOf(people)).map(({ absentId, deputy }) => [absentId, deputy.name]))
  return byLoad(people.map(({ id, name }) => ({ id, name, open: open.get(id) ?? 0, deputy: deputies.get(id) ?? null })))
}

async function openOf(handlerIds: number[], without: number[]) {
  const rows = await PointApplication.query()
    .whereIn('handlerId', handlerIds)
    .whereIn('state', OPEN)
    .whereNotIn('id', without)
    .groupBy('handler_id')
    .select('handler_id')
    .count('* as total')
  return new Map(rows.map((row) => [row.handlerId!, Number(row.$extras.total)]))
}

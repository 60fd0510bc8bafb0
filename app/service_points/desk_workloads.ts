import { beijingDay } from '#app/core/beijing_day'
import { kept } from '#app/core/kept'
import { deputiesOf } from '#app/users/stand_in'
import { peopleAt, type Desk } from './application_desk.js'
import PointApplication from './point_application.js'
import { pointApplicationWorkflow } from './point_application_workflow.js'
import { byLoad, type Workload } from './workload.js'

/** An official with what one wants to know before giving somebody work: open applications, and who stands in today. */
export type Candidate = Workload & { deputy: string | null }

const OPEN = ['review', 'supplement', 'notice'].flatMap((group) => pointApplicationWorkflow.statesIn(group))

/**
 * The officials of a desk, whoever has least to do first.
 *
 * @param without applications that do not count, because they are being given out anew
 */
export function candidatesOf(desk: Desk, without: number[] = []): Promise<Candidate[]> {
  const what = `candidates of ${JSON.stringify(desk)} without ${without} on ${beijingDay()}`
  return kept(what, () => readCandidates(desk, without))
}

async function readCandidates(desk: Desk, without: number[]) {
  const people = await peopleAt(desk)
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

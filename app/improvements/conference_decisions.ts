import { DateTime } from 'luxon'
import { inTransaction, type Trx } from '#app/core/dialect'
import Event from '#app/events/event'
import { eventWorkflow, type EventState } from '#app/events/event_workflow'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import AgendaItem, { type ConferenceDecision } from './agenda_item.js'
import ImprovementMeasure from './improvement_measure.js'
import { held, improvementWorkflow as workflow } from './improvement_workflow.js'
import { isWritable, reviseIn, WRITABLE } from './write_measure.js'

/** After a conference, until it is closed. */
const DECIDABLE: readonly EventState[] = ['held', 'minutes_issued', 'tasks_tracking']

export const canBeDecided = ({ decision, event, measure }: AgendaItem) =>
  decision === null && DECIDABLE.includes(event.state) && isWritable(measure)

/** Items without a decision, about measures that are not over yet. */
export function undecidedItems() {
  const open = ImprovementMeasure.query().whereIn('state', [...WRITABLE])
  return AgendaItem.query().whereNull('decision').whereIn('measureId', open.select('id'))
}

/** Those of conferences that were held: what the head of the division has to write down. */
export function decidableItems() {
  return undecidedItems().whereIn(
    'eventId',
    Event.query()
      .whereIn('state', [...DECIDABLE])
      .select('id')
  )
}

type Said = {
  decision: 'taken' | 'dropped'
  ownerId: number | null
  ownerDistrict: string | null
  dueOn: string | null
  opinion: string | null
  version: number
}

/**
 * 年会决定: taken, then it is accepted if it was not before; with another owner or day, changed; or dropped.
 *
 * @throws StepNotAllowed `not_on_agenda`, `decided_before`, `owner_missing`, `edited_meanwhile`; when the conference is not
 * over, or is closed
 */
export async function decideMeasure(event: Event, measure: ImprovementMeasure, by: Actor & { id: number }, said: Said) {
  await inTransaction(async (trx) => {
    await eventWorkflow.hold(trx, event.id, DECIDABLE, 'decide')
    const row = await held(trx, measure, WRITABLE, said.version, 'decide')
    const item = await openItem(trx, event, row)
    const decision = decisionOf(row, said)
    const { opinion } = said
    await item.merge({ decision, opinion, decidedById: by.id, decidedAt: DateTime.utc() }).save()
    const moves = decision === 'dropped' || row.state === 'proposed'
    const details = { opinion, about: event.name, decision, moves }
    await workflow.tell(trx, 'improvement_measure.conferred', row.id, by, details)
    await carryOut(trx, row, by, { ...said, decision })
  })
  await measure.refresh()
}

async function openItem(trx: Trx, { id: eventId }: Event, { id: measureId }: ImprovementMeasure) {
  const item = await AgendaItem.query({ client: trx }).where({ eventId, measureId }).first()
  if (!item) throw new StepNotAllowed('decide', 'not_on_agenda')
  if (item.decision) throw new StepNotAllowed('decide', 'decided_before')
  return item
}

function decisionOf(row: ImprovementMeasure, { decision, ownerId, ownerDistrict, dueOn }: Said): ConferenceDecision {
  if (decision === 'dropped') return decision
  const isSame = row.ownerId === ownerId && row.ownerDistrict === ownerDistrict && row.dueOn.toISODate() === dueOn
  return isSame ? 'taken' : 'changed'
}

type CarriedOut = Omit<Said, 'decision'> & { decision: ConferenceDecision }

async function carryOut(trx: Trx, row: ImprovementMeasure, by: Actor, said: CarriedOut) {
  const { decision, opinion, ownerId, ownerDistrict, dueOn } = said
  if (decision === 'dropped')
    return workflow.takeIn(trx, 'drop', row, { by, set: { reason: opinion }, details: { opinion } })
  if (decision === 'changed') await reviseIn(trx, row, by, { ownerId, ownerDistrict, dueOn: dueOn! })
  if (!row.hasOwner) throw new StepNotAllowed('accept', 'owner_missing')
  if (row.state === 'proposed') await workflow.takeIn(trx, 'accept', row, { by, details: { opinion } })
}

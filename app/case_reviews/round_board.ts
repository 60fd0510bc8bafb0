import { standingsIn } from '#app/experts/seats'
import type CaseRound from './case_round.js'
import { caseSeatWorkflow } from './case_seat_workflow.js'
import { countedSeats } from './round_totals.js'

/** How far each juror is, who is most behind first. */
export function jurorsOf({ id }: CaseRound) {
  return standingsIn(countedSeats(id).clearOrder(), caseSeatWorkflow.statesIn('open'))
}

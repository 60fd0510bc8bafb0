import { registerCyclePart } from '#app/evaluations/cycle_parts'
import { registerPointWork, registerStepCondition, registerStepWork } from '#app/evaluations/cycle_hooks'
import { panelRefusals } from '#app/evaluation_scoring/panel_refusals'
import { beginPanelIn, concludePanelIn } from '#app/evaluation_scoring/evaluation_panel_workflow'
import { joinResultsToCycles } from '#app/evaluation_results/cycle_hooks'
import { endNotices } from '#app/self_assessments/formal_check'
import { fileAsIs } from '#app/self_assessments/self_filing'
import type EvaluationCycle from '#app/evaluations/evaluation_cycle'
import type { CycleState } from '#app/evaluations/evaluation_cycle_workflow'
import type User from '#app/users/user'

/** What the rooms above the cycle wait for and do in its steps, and what its page shows of them. */

registerPointWork('takeAsFiled', async (trx, evaluations) => {
  for (const evaluation of evaluations) await fileAsIs(trx, evaluation)
})
registerPointWork('leave', endNotices)

registerStepCondition('beginScoring', panelRefusals)
registerStepCondition('calibrate', panelRefusals)
registerStepWork('beginScoring', beginPanelIn)
registerStepWork('calibrate', concludePanelIn)
joinResultsToCycles()

const SINCE_OPENED: readonly CycleState[] = [
  'open_self',
  'formal_check',
  'scoring',
  'calibrated',
  'deliberation',
  'public_notice',
  'final',
]
const SINCE_RATED: readonly CycleState[] = ['calibrated', 'deliberation', 'public_notice', 'final']

const bureau =
  (states: readonly CycleState[]) =>
  (user: User, { state }: EvaluationCycle) =>
    user.isBureau && states.includes(state)

registerCyclePart('self', {
  title: 'self_assessments.cycle_part',
  href: ({ id }) => `/point-evaluations?cycle=${id}`,
  shownTo: (user, { state }) => (user.isBureau || user.is('alliance_secretariat')) && SINCE_OPENED.includes(state),
})
registerCyclePart('panel', {
  title: 'evaluation_panels.title',
  href: ({ id }) => `/evaluation-cycles/${id}/panel`,
  shownTo: bureau(SINCE_OPENED),
})
registerCyclePart('results', {
  title: 'evaluation_results.title',
  href: ({ id }) => `/evaluation-cycles/${id}/results`,
  shownTo: bureau(SINCE_RATED),
})
registerCyclePart('reading', {
  title: 'evaluation_reading.title',
  href: ({ id }) => `/evaluation-cycles/${id}/reading`,
  shownTo: bureau(SINCE_RATED),
})
registerCyclePart('workbooks', {
  title: 'evaluation_workbooks.title',
  href: ({ id }) => `/evaluation-cycles/${id}/workbooks`,
  shownTo: bureau(SINCE_RATED),
})

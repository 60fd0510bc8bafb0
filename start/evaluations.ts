import { registerCyclePart } from '#app/evaluations/cycle_parts'
import { registerPointParts } from '#app/evaluations/point_parts'
import { registerPointWork, registerStepCondition, registerStepWork } from '#app/evaluations/cycle_hooks'
import { panelSummary } from '#app/evaluation_scoring/panel_board'
import { panelRefusals } from '#app/evaluation_scoring/panel_refusals'
import { beginPanelIn, concludePanelIn } from '#app/evaluation_scoring/evaluation_panel_workflow'
import { joinResultsToCycles } from '#app/evaluation_results/cycle_hooks'
import { endNotices } from '#app/self_assessments/formal_check'
import { fileAsIs } from '#app/self_assessments/self_filing'
import type EvaluationCycle from '#app/evaluations/evaluation_cycle'
import type { CycleState } from '#app/evaluations/evaluation_cycle_workflow'
import type PointEvaluation from '#app/evaluations/point_evaluation'
import type { EvaluationState } from '#app/evaluations/point_evaluation_workflow'
import { applicantRoles } from '#app/users/roles'
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
  summary: panelSummary,
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

const RATED: readonly EvaluationState[] = ['calibrated', 'public_notice', 'appealed', 'revised', 'final']
const SCORED: readonly EvaluationState[] = ['scoring', ...RATED]
/** What is judged beside the indicators is proposed on the page of the result, before there is one. */
const JUDGED: readonly EvaluationState[] = ['checked', ...SCORED]

const pageOf =
  (page: string) =>
  ({ id }: PointEvaluation) =>
    `/point-evaluations/${id}/${page}`
const managed = ({ cycleId, id }: PointEvaluation) => `/evaluation-cycles/${cycleId}/points/${id}`
const scored = ({ cycleId, id }: PointEvaluation) => `/evaluation-cycles/${cycleId}/panel/points/${id}`
registerPointParts(
  {
    ...{ title: 'evaluation_workbooks.self.title', href: pageOf('workbook') },
    shownTo: (user, { organizationId, state }) =>
      state === 'self_open' && user.organizationId === organizationId && user.is(...applicantRoles),
  },
  {
    ...{ title: 'evaluation_cycles.point_facts', href: managed },
    shownTo: (user) => user.isBureau || user.is('alliance_secretariat'),
  },
  {
    ...{ title: 'evaluation_panels.seats', href: scored },
    shownTo: (user, { state, part }) => user.isBureau && part !== 'reference' && SCORED.includes(state),
  },
  {
    ...{ title: 'evaluation_results.title', href: pageOf('result') },
    shownTo: (user, evaluation) => evaluation.showsResult(user) && JUDGED.includes(evaluation.state),
  },
  {
    ...{ title: 'evaluation_reading.title', href: pageOf('reading') },
    shownTo: (user, evaluation) => evaluation.showsResult(user) && RATED.includes(evaluation.state),
  },
  {
    ...{ title: 'evaluation_workbooks.of_point', href: pageOf('workbook.xlsx'), isFile: true },
    shownTo: (user, evaluation) => evaluation.showsResult(user) && RATED.includes(evaluation.state),
  },
  {
    ...{ title: 'evaluation_results.self_sheet', href: pageOf('self-sheet.xlsx'), isFile: true },
    shownTo: () => true,
  }
)

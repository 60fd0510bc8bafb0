import config from '#config/evaluations'
import { Workflow } from '#app/workflow/workflow'

export type EvaluationState =
  | 'self_open'
  | 'submitted'
  | 'supplement'
  | 'checked'
  | 'scoring'
  | 'calibrated'
  | 'public_notice'
  | 'appealed'
  | 'revised'
  | 'final'
  | 'left'

const POINT = ['operator', 'principal'] as const
const OFFICE = ['bureau_handler', 'alliance_secretariat'] as const
const HANDLER = ['bureau_handler'] as const

/** One point on its way through a cycle (docs/workflows.md draws it). */
export const pointEvaluationWorkflow = new Workflow(
  'point_evaluation',
  'point_evaluations',
  {
    self_open: { tone: 'waiting', waitsFor: POINT, group: 'filing' },
    submitted: { tone: 'waiting', waitsFor: OFFICE, group: 'checking' },
    supplement: { tone: 'warning', waitsFor: POINT, group: 'filing' },
    checked: { tone: 'info', waitsFor: HANDLER, group: 'checking' },
    scoring: { tone: 'info', waitsFor: ['expert'], group: 'judging' },
    calibrated: { tone: 'info', waitsFor: HANDLER, group: 'judging' },
    public_notice: { tone: 'info', waitsFor: HANDLER, group: 'notice' },
    appealed: { tone: 'warning', waitsFor: HANDLER, group: 'notice' },
    revised: { tone: 'info', waitsFor: HANDLER, group: 'notice' },
    final: { tone: 'good', waitsFor: null, group: 'over' },
    left: { tone: 'quiet', waitsFor: null, group: 'over' },
  },
  {
    submit: { from: ['self_open'], to: 'submitted', recordedAs: 'point_evaluation.submitted' },
    requestSupplement: { from: ['submitted'], to: 'supplement', recordedAs: 'point_evaluation.supplement_requested' },
    resubmit: { from: ['supplement'], to: 'submitted', recordedAs: 'point_evaluation.resubmitted' },
    pass: { from: ['submitted'], to: 'checked', recordedAs: 'point_evaluation.passed' },
    /** Judged as filed: not filed by the last day, or not completed in time. */
    takeAsFiled: { from: ['self_open', 'supplement'], to: 'checked', recordedAs: 'point_evaluation.taken_as_filed' },
    /** 重开 for one point, with a reason and days of grace. */
    reopen: { from: ['submitted', 'checked'], to: 'self_open', recordedAs: 'point_evaluation.reopened' },
    beginScoring: { from: ['checked'], to: 'scoring', recordedAs: 'point_evaluation.scoring_begun' },
    calibrate: { from: ['scoring'], to: 'calibrated', recordedAs: 'point_evaluation.calibrated' },
    announce: { from: ['calibrated'], to: 'public_notice', recordedAs: 'point_evaluation.announced' },
    appeal: { from: ['public_notice'], to: 'appealed', recordedAs: 'point_evaluation.appealed' },
    /** 维持原结果 */
    uphold: { from: ['appealed'], to: 'public_notice', recordedAs: 'point_evaluation.upheld' },
    withdrawAppeal: { from: ['appealed'], to: 'public_notice', recordedAs: 'point_evaluation.appeal_withdrawn' },
    revise: { from: ['appealed'], to: 'revised', recordedAs: 'point_evaluation.revised' },
    conclude: { from: ['public_notice', 'revised'], to: 'final', recordedAs: 'point_evaluation.concluded' },
    /** 退出参评: the title ended meanwhile, or the point is not in the scope. */
    leave: {
      from: ['self_open', 'submitted', 'supplement', 'checked', 'scoring', 'calibrated'],
      to: 'left',
      recordedAs: 'point_evaluation.left',
    },
  } as const satisfies Record<string, { from: readonly EvaluationState[]; to: EvaluationState; recordedAs: string }>,
  {
    title: ({ number, name }: { number: string; name: string }) => `${number} ${name}`,
    rules: {
      evaluation_supplement: { limit: config.supplement, runsIn: ['supplement'] },
      evaluation_appeal: { limit: config.appealAnswer, runsIn: ['appealed'] },
    },
  }
)

export type EvaluationStep = keyof typeof pointEvaluationWorkflow.steps

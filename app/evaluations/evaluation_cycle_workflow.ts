import { Workflow } from '#app/workflow/workflow'

export type CycleState =
  'planned' | 'open_self' | 'formal_check' | 'scoring' | 'calibrated' | 'deliberation' | 'public_notice' | 'final'

/** While self-assessments are written and checked: points may change their part, and experts are drawn. */
export const BEFORE_SCORING: readonly CycleState[] = ['open_self', 'formal_check']

const HANDLER = ['bureau_handler'] as const

/** The yearly evaluation as a whole; each step freezes what the one before gave. */
export const evaluationCycleWorkflow = new Workflow(
  'evaluation_cycle',
  'evaluation_cycles',
  {
    planned: { tone: 'quiet', waitsFor: HANDLER, group: 'planned' },
    open_self: { tone: 'info', waitsFor: HANDLER, group: 'running' },
    formal_check: { tone: 'info', waitsFor: HANDLER, group: 'running' },
    scoring: { tone: 'info', waitsFor: HANDLER, group: 'running' },
    calibrated: { tone: 'waiting', waitsFor: HANDLER, group: 'running' },
    deliberation: { tone: 'waiting', waitsFor: ['bureau_leader'], group: 'running' },
    public_notice: { tone: 'info', waitsFor: HANDLER, group: 'running' },
    final: { tone: 'good', waitsFor: null, group: 'over' },
  },
  {
    /** 启动自评: who takes part is fixed, and by which indicators. */
    open: { from: ['planned'], to: 'open_self', recordedAs: 'evaluation_cycle.opened' },
    /** 自评截止 */
    close: { from: ['open_self'], to: 'formal_check', recordedAs: 'evaluation_cycle.closed' },
    beginScoring: { from: ['formal_check'], to: 'scoring', recordedAs: 'evaluation_cycle.scoring_begun' },
    calibrate: { from: ['scoring'], to: 'calibrated', recordedAs: 'evaluation_cycle.calibrated' },
    /** 提请审议 */
    deliberate: { from: ['calibrated'], to: 'deliberation', recordedAs: 'evaluation_cycle.deliberated' },
    /** 审议决定: the grades are decided all at once, and announced in a step of its own. */
    decide: { from: ['deliberation'], to: 'deliberation', recordedAs: 'evaluation_cycle.decided' },
    /** 退回校准 */
    giveBack: { from: ['deliberation'], to: 'calibrated', recordedAs: 'evaluation_cycle.given_back' },
    announce: { from: ['deliberation'], to: 'public_notice', recordedAs: 'evaluation_cycle.announced' },
    conclude: { from: ['public_notice'], to: 'final', recordedAs: 'evaluation_cycle.concluded' },
  } as const satisfies Record<string, { from: readonly CycleState[]; to: CycleState; recordedAs: string }>
)

export type CycleStep = keyof typeof evaluationCycleWorkflow.steps

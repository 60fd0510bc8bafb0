import { Workflow } from '#app/workflow/workflow'

export type SelectionState = 'shortlisting' | 'proposed' | 'deliberating' | 'decided' | 'on_notice' | 'published'

/** From what the jury left behind to the published results of a call. */
export const selectionWorkflow = new Workflow(
  'case_selection',
  'case_selections',
  {
    shortlisting: { tone: 'info', waitsFor: ['bureau_handler'], group: 'running' },
    proposed: { tone: 'waiting', waitsFor: ['division_head'], group: 'running' },
    deliberating: { tone: 'waiting', waitsFor: ['bureau_leader'], group: 'running' },
    decided: { tone: 'warning', waitsFor: ['division_head'], group: 'running' },
    on_notice: { tone: 'info', waitsFor: ['division_head'], group: 'notice' },
    published: { tone: 'good', waitsFor: null, group: 'over' },
  },
  {
    propose: { from: ['shortlisting'], to: 'proposed', recordedAs: 'case_selection.proposed' },
    giveBack: { from: ['proposed'], to: 'shortlisting', recordedAs: 'case_selection.given_back' },
    approve: { from: ['proposed'], to: 'deliberating', recordedAs: 'case_selection.approved' },
    /** The list is frozen; outside nobody knows of it before its notice begins. */
    decide: { from: ['deliberating'], to: 'decided', recordedAs: 'case_selection.decided' },
    announce: { from: ['decided'], to: 'on_notice', recordedAs: 'case_selection.announced' },
    publish: { from: ['on_notice'], to: 'published', recordedAs: 'case_selection.published' },
  } as const satisfies Record<string, { from: readonly SelectionState[]; to: SelectionState; recordedAs: string }>
)

export type SelectionStep = keyof typeof selectionWorkflow.steps

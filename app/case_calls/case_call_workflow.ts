import { Workflow } from '#app/workflow/workflow'

export type CaseCallState = 'draft' | 'published' | 'closed' | 'concluded' | 'cancelled'

/** From the draft of a call to the day its results are published. */
export const caseCallWorkflow = new Workflow(
  'case_call',
  'case_calls',
  {
    draft: { tone: 'quiet', waitsFor: ['bureau_handler'], group: 'draft' },
    published: { tone: 'info', waitsFor: ['operator', 'principal'], group: 'running' },
    closed: { tone: 'waiting', waitsFor: ['bureau_handler'], group: 'running' },
    concluded: { tone: 'good', waitsFor: null, group: 'over' },
    cancelled: { tone: 'bad', waitsFor: null, group: 'over' },
  },
  {
    publish: { from: ['draft'], to: 'published', recordedAs: 'case_call.published' },
    close: { from: ['published'], to: 'closed', recordedAs: 'case_call.closed' },
    /** Its results are published (case_decisions). */
    conclude: { from: ['closed'], to: 'concluded', recordedAs: 'case_call.concluded' },
    cancel: { from: ['draft', 'published', 'closed'], to: 'cancelled', recordedAs: 'case_call.cancelled' },
  } as const satisfies Record<string, { from: readonly CaseCallState[]; to: CaseCallState; recordedAs: string }>
)

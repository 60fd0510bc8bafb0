import deadlines from '#config/deadlines'
import { Workflow } from '#app/workflow/workflow'
import type ChangeRequest from './change_request.js'

export type ChangeState =
  | 'prepared'
  | 'submitted'
  | 'returned'
  | 'deliberation'
  | 'scheduled'
  | 'in_effect'
  | 'carried_out'
  | 'refused'
  | 'withdrawn'

/** Who follows whom: simple changes take effect when they are handed in, suspensions are decided by the handler. */
export const changeWorkflow = new Workflow(
  'change_request',
  'change_requests',
  {
    prepared: { tone: 'quiet', waitsFor: ['principal'], group: 'institution' },
    submitted: { tone: 'waiting', waitsFor: ['bureau_handler'], group: 'review' },
    returned: { tone: 'warning', waitsFor: ['operator', 'principal'], group: 'institution' },
    deliberation: { tone: 'waiting', waitsFor: ['division_head'], group: 'review' },
    scheduled: { tone: 'info', waitsFor: null, group: 'running' },
    in_effect: { tone: 'info', waitsFor: null, group: 'running' },
    carried_out: { tone: 'good', waitsFor: null, group: 'closed' },
    refused: { tone: 'bad', waitsFor: null, group: 'closed' },
    withdrawn: { tone: 'quiet', waitsFor: null, group: 'closed' },
  },
  {
    submit: { from: ['prepared', 'returned'], to: 'submitted', recordedAs: 'change_request.submitted' },
    report: { from: ['prepared', 'returned'], to: 'carried_out', recordedAs: 'change_request.reported' },
    pass: { from: ['submitted'], to: 'deliberation', recordedAs: 'change_request.passed' },
    return: { from: ['submitted'], to: 'returned', recordedAs: 'change_request.returned' },
    sendBack: { from: ['deliberation'], to: 'submitted', recordedAs: 'change_request.sent_back' },
    refuse: { from: ['submitted', 'deliberation'], to: 'refused', recordedAs: 'change_request.refused' },
    approve: { from: ['deliberation'], to: 'carried_out', recordedAs: 'change_request.approved' },
    grant: { from: ['submitted'], to: 'scheduled', recordedAs: 'change_request.granted' },
    begin: { from: ['scheduled'], to: 'in_effect', recordedAs: 'change_request.suspension_begun' },
    end: { from: ['scheduled', 'in_effect'], to: 'carried_out', recordedAs: 'change_request.suspension_ended' },
    withdraw: {
      from: ['prepared', 'submitted', 'returned', 'deliberation', 'scheduled'],
      to: 'withdrawn',
      recordedAs: 'change_request.withdrawn',
    },
  } as const satisfies Record<string, { from: readonly ChangeState[]; to: ChangeState; recordedAs: string }>,
  {
    title: ({ number, unitName }: ChangeRequest) => `${number} ${unitName}`,
    rules: {
      change_verification: {
        limit: deadlines.changeVerification,
        runsIn: ['submitted'],
        pausedIn: ['returned'],
      },
      change_decision: { limit: deadlines.changeDecision, runsIn: ['deliberation'] },
    },
  }
)

export type ChangeStep = keyof typeof changeWorkflow.steps

/** Not decided and not given up. */
export const OPEN = [...changeWorkflow.statesIn('institution'), ...changeWorkflow.statesIn('review')]

/** What an official can decide now, by the kind of request. */
export function rulingsOn({ kind, state }: Pick<ChangeRequest, 'kind' | 'state'>): ChangeRuling[] {
  if (state === 'submitted') return [kind === 'suspension' ? 'grant' : 'pass', 'return', 'refuse']
  return state === 'deliberation' ? ['approve', 'sendBack', 'refuse'] : []
}

export const changeRulings = ['pass', 'grant', 'approve', 'return', 'sendBack', 'refuse'] as const

export type ChangeRuling = (typeof changeRulings)[number]

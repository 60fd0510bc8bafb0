import rules from '#config/alliance'
import { Workflow } from '#app/workflow/workflow'
import type Proceeding from './proceeding.js'

export type ProceedingState = 'review' | 'statement' | 'ready' | 'closed'

/** From a review to a vote on expulsion, with time for the member to state its case. Verbs: proceedings.ts. */
export const proceedingWorkflow = new Workflow(
  'alliance_proceeding',
  'alliance_proceedings',
  {
    review: { tone: 'waiting', waitsFor: ['alliance_secretariat'], group: 'open' },
    statement: { tone: 'warning', waitsFor: ['principal'], group: 'open' },
    ready: { tone: 'info', waitsFor: ['alliance_secretariat'], group: 'open' },
    closed: { tone: 'quiet', waitsFor: null, group: 'closed' },
  },
  {
    propose: { from: ['review'], to: 'statement', recordedAs: 'alliance_proceeding.expulsion_proposed' },
    state: { from: ['statement'], to: 'ready', recordedAs: 'alliance_proceeding.stated' },
    waive: { from: ['statement'], to: 'ready', recordedAs: 'alliance_proceeding.waived' },
    lapse: { from: ['statement'], to: 'ready', recordedAs: 'alliance_proceeding.hearing_closed' },
    close: { from: ['review', 'statement', 'ready'], to: 'closed', recordedAs: 'alliance_proceeding.closed' },
  } as const satisfies Record<string, { from: readonly ProceedingState[]; to: ProceedingState; recordedAs: string }>,
  {
    title: ({ name }: Proceeding) => name,
    rules: { alliance_statement: { limit: rules.statementDays, runsIn: ['statement'] } },
  }
)

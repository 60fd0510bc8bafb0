import { Workflow } from '#app/workflow/workflow'

export type VoteState = 'open' | 'counted' | 'annulled'

/** One round of voting. Verbs: votes.ts, ballots.ts. An annulled one decides nothing and shows nothing. */
export const voteWorkflow = new Workflow(
  'meeting_vote',
  'meeting_votes',
  {
    open: { tone: 'waiting', waitsFor: ['operator', 'principal'], group: 'open' },
    counted: { tone: 'good', waitsFor: null, group: 'over' },
    annulled: { tone: 'quiet', waitsFor: null, group: 'over' },
  },
  {
    count: { from: ['open'], to: 'counted', recordedAs: 'meeting_vote.counted' },
    annul: { from: ['open'], to: 'annulled', recordedAs: 'meeting_vote.annulled' },
  } as const satisfies Record<string, { from: readonly VoteState[]; to: VoteState; recordedAs: string }>
)

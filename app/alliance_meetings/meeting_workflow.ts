import { Workflow } from '#app/workflow/workflow'

export type MeetingState = 'draft' | 'convened' | 'open' | 'closed' | 'minutes_draft' | 'minutes_issued' | 'cancelled'

const OFFICE = ['alliance_secretariat'] as const

/** A meeting from its agenda to its issued minutes. Verbs: convening.ts, session.ts, minutes.ts. */
export const meetingWorkflow = new Workflow(
  'alliance_meeting',
  'alliance_meetings',
  {
    draft: { tone: 'quiet', waitsFor: OFFICE, group: 'ahead' },
    convened: { tone: 'info', waitsFor: OFFICE, group: 'ahead' },
    open: { tone: 'waiting', waitsFor: OFFICE, group: 'running' },
    closed: { tone: 'info', waitsFor: OFFICE, group: 'minutes' },
    minutes_draft: { tone: 'info', waitsFor: OFFICE, group: 'minutes' },
    minutes_issued: { tone: 'good', waitsFor: null, group: 'over' },
    cancelled: { tone: 'bad', waitsFor: null, group: 'over' },
  },
  {
    convene: { from: ['draft'], to: 'convened', recordedAs: 'alliance_meeting.convened' },
    open: { from: ['convened'], to: 'open', recordedAs: 'alliance_meeting.opened' },
    close: { from: ['open'], to: 'closed', recordedAs: 'alliance_meeting.closed' },
    draftMinutes: { from: ['closed'], to: 'minutes_draft', recordedAs: 'alliance_meeting.minutes_drafted' },
    issueMinutes: { from: ['minutes_draft'], to: 'minutes_issued', recordedAs: 'alliance_meeting.minutes_issued' },
    cancel: { from: ['draft', 'convened'], to: 'cancelled', recordedAs: 'alliance_meeting.cancelled' },
  } as const satisfies Record<string, { from: readonly MeetingState[]; to: MeetingState; recordedAs: string }>
)

export type MeetingStep = keyof typeof meetingWorkflow.steps

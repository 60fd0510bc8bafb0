import { Workflow } from '#app/workflow/workflow'

export type RegistrationState = 'registered' | 'waiting' | 'cancelled'

/** A place, or a place in the line for one (event_registrations.ts takes the steps). */
export const registrationWorkflow = new Workflow(
  'event_registration',
  'event_registrations',
  {
    registered: { tone: 'good', waitsFor: null, group: 'coming' },
    waiting: { tone: 'waiting', waitsFor: null, group: 'waiting' },
    cancelled: { tone: 'quiet', waitsFor: null, group: 'cancelled' },
  },
  {
    moveUp: { from: ['waiting'], to: 'registered', recordedAs: 'event_registration.moved_up' },
    cancel: { from: ['registered', 'waiting'], to: 'cancelled', recordedAs: 'event_registration.cancelled' },
    returnTo: { from: ['cancelled'], to: 'registered', recordedAs: 'event_registration.returned' },
    queueAgain: { from: ['cancelled'], to: 'waiting', recordedAs: 'event_registration.queued_again' },
  } as const satisfies Record<string, { from: readonly RegistrationState[]; to: RegistrationState; recordedAs: string }>
)

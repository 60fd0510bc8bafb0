import { Workflow } from '#app/workflow/workflow'

export type EditionState =
  'building' | 'cancelled' | 'failed' | 'built' | 'frozen' | 'published' | 'withdrawn' | 'discarded'

const HANDLER = ['bureau_handler'] as const
const HEAD = ['division_head'] as const

/** An edition of the yearly book: built from a frozen manuscript, looked at, frozen, published; never changed after that. */
export const bookEditionWorkflow = new Workflow(
  'casebook_edition',
  'casebook_editions',
  {
    building: { tone: 'info', waitsFor: null, group: 'making' },
    cancelled: { tone: 'quiet', waitsFor: HANDLER, group: 'making' },
    failed: { tone: 'bad', waitsFor: HANDLER, group: 'making' },
    built: { tone: 'waiting', waitsFor: HEAD, group: 'deciding' },
    frozen: { tone: 'info', waitsFor: HEAD, group: 'deciding' },
    published: { tone: 'good', waitsFor: null, group: 'published' },
    withdrawn: { tone: 'bad', waitsFor: null, group: 'published' },
    discarded: { tone: 'quiet', waitsFor: null, group: 'discarded' },
  },
  {
    finish: { from: ['building'], to: 'built', recordedAs: 'casebook_edition.built' },
    fail: { from: ['building'], to: 'failed', recordedAs: 'casebook_edition.failed' },
    cancel: { from: ['building'], to: 'cancelled', recordedAs: 'casebook_edition.cancelled' },
    retry: { from: ['cancelled', 'failed'], to: 'building', recordedAs: 'casebook_edition.retried' },
    /** Another erratum joins an edition that nobody has frozen. */
    revise: { from: ['built', 'cancelled', 'failed'], to: 'building', recordedAs: 'casebook_edition.revised' },
    freeze: { from: ['built'], to: 'frozen', recordedAs: 'casebook_edition.frozen' },
    publish: { from: ['frozen'], to: 'published', recordedAs: 'casebook_edition.published' },
    withdraw: { from: ['published'], to: 'withdrawn', recordedAs: 'casebook_edition.withdrawn' },
    discard: {
      from: ['built', 'frozen', 'cancelled', 'failed'],
      to: 'discarded',
      recordedAs: 'casebook_edition.discarded',
    },
  } as const satisfies Record<string, { from: readonly EditionState[]; to: EditionState; recordedAs: string }>
)

export type EditionStep = keyof typeof bookEditionWorkflow.steps

/** What the division answers for, and what undoes its word. */
export function isDecision(step: EditionStep, { state }: { state: EditionState }) {
  return ['freeze', 'publish', 'withdraw'].includes(step) || (step === 'discard' && state === 'frozen')
}

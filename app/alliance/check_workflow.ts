import { Workflow } from '#app/workflow/workflow'

export type CheckState = 'opened' | 'confirmed' | 'passed' | 'warned'

/** Opened each January, confirmed by the member, decided by the secretariat. Verbs: yearly_checks.ts. */
export const checkWorkflow = new Workflow(
  'alliance_check',
  'alliance_checks',
  {
    opened: { tone: 'waiting', waitsFor: ['operator', 'principal'], group: 'open' },
    confirmed: { tone: 'info', waitsFor: ['alliance_secretariat'], group: 'open' },
    passed: { tone: 'good', waitsFor: null, group: 'decided' },
    warned: { tone: 'warning', waitsFor: null, group: 'decided' },
  },
  {
    confirm: { from: ['opened'], to: 'confirmed', recordedAs: 'alliance_check.confirmed' },
    pass: { from: ['opened', 'confirmed'], to: 'passed', recordedAs: 'alliance_check.passed' },
    warn: { from: ['opened', 'confirmed'], to: 'warned', recordedAs: 'alliance_check.warned' },
  } as const satisfies Record<string, { from: readonly CheckState[]; to: CheckState; recordedAs: string }>
)

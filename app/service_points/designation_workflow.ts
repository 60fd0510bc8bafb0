import { Workflow, type Step } from '#app/workflow/workflow'

export type DesignationState =
  'active' | 'under_renewal' | 'rectifying' | 'suspended' | 'expired' | 'revoked' | 'deregistered'

/** The life of a title after its recognition. */
export const designationWorkflow = new Workflow<DesignationState, never>(
  'designation',
  'designations',
  {
    active: { tone: 'good', waitsFor: null, group: 'current' },
    under_renewal: { tone: 'info', waitsFor: ['bureau_handler'], group: 'current' },
    rectifying: { tone: 'warning', waitsFor: ['operator', 'principal'], group: 'current' },
    suspended: { tone: 'warning', waitsFor: null, group: 'current' },
    expired: { tone: 'quiet', waitsFor: null, group: 'ended' },
    revoked: { tone: 'bad', waitsFor: null, group: 'ended' },
    deregistered: { tone: 'quiet', waitsFor: null, group: 'ended' },
  },
  {} as Record<never, Step<DesignationState>>
)

export const designationStates = Object.keys(designationWorkflow.states) as DesignationState[]

import { Workflow } from '#app/workflow/workflow'

export type DesignationState =
  'active' | 'under_renewal' | 'rectifying' | 'suspended' | 'expired' | 'revoked' | 'deregistered'

/** In the register and not ended. */
const CURRENT = ['active', 'under_renewal', 'rectifying', 'suspended'] as const

/** The life of a title after its recognition. Its steps are taken by `moveDesignation` (designation_move.ts). */
export const designationWorkflow = new Workflow(
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
  {
    beginRenewal: { from: ['active'], to: 'under_renewal', recordedAs: 'designation.renewal_begun' },
    renew: { from: ['under_renewal'], to: 'active', recordedAs: 'designation.renewed' },
    endRenewal: { from: ['under_renewal'], to: 'active', recordedAs: 'designation.renewal_ended' },
    orderRectification: { from: ['active'], to: 'rectifying', recordedAs: 'designation.rectification_ordered' },
    acceptRectification: { from: ['rectifying'], to: 'active', recordedAs: 'designation.rectification_accepted' },
    suspend: { from: ['active'], to: 'suspended', recordedAs: 'designation.suspended' },
    resume: { from: ['suspended'], to: 'active', recordedAs: 'designation.resumed' },
    revoke: { from: CURRENT, to: 'revoked', recordedAs: 'designation.revoked' },
    deregister: { from: CURRENT, to: 'deregistered', recordedAs: 'designation.deregistered' },
    expire: { from: CURRENT, to: 'expired', recordedAs: 'designation.expired' },
  } as const satisfies Record<string, { from: readonly DesignationState[]; to: DesignationState; recordedAs: string }>
)

export type DesignationStep = keyof typeof designationWorkflow.steps

export const designationStates = Object.keys(designationWorkflow.states) as DesignationState[]

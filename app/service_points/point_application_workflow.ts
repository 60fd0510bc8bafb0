import { Workflow } from '#app/workflow/workflow'
import deadlines from '#config/deadlines'
import type PointApplication from './point_application.js'

export type ApplicationState =
  | 'draft'
  | 'submitted'
  | 'supplement_required'
  | 'lapsed'
  | 'not_accepted'
  | 'district_review'
  | 'verification'
  | 'expert_review'
  | 'deliberation'
  | 'public_notice'
  | 'objection_handling'
  | 'recognized'
  | 'rejected'
  | 'withdrawn'

/** From the call to the recognised service point (docs/workflows.md draws it). */
export const pointApplicationWorkflow = new Workflow(
  'point_application',
  'point_applications',
  {
    draft: { tone: 'quiet', waitsFor: ['operator', 'principal'], group: 'draft' },
    submitted: {
      tone: 'waiting',
      waitsFor: ['district_reviewer', 'bureau_handler'],
      group: 'review',
    },
    supplement_required: {
      tone: 'warning',
      waitsFor: ['operator', 'principal'],
      group: 'supplement',
    },
    district_review: { tone: 'info', waitsFor: ['district_reviewer'], group: 'review' },
    verification: { tone: 'info', waitsFor: ['bureau_handler'], group: 'review' },
    expert_review: { tone: 'info', waitsFor: ['expert'], group: 'review' },
    deliberation: { tone: 'waiting', waitsFor: ['bureau_leader'], group: 'review' },
    public_notice: { tone: 'info', waitsFor: ['bureau_handler'], group: 'notice' },
    objection_handling: {
      tone: 'warning',
      waitsFor: ['division_head', 'bureau_leader'],
      group: 'notice',
    },
    recognized: { tone: 'good', waitsFor: null, group: 'decided' },
    rejected: { tone: 'bad', waitsFor: null, group: 'decided' },
    not_accepted: { tone: 'bad', waitsFor: null, group: 'decided' },
    lapsed: { tone: 'bad', waitsFor: null, group: 'decided' },
    withdrawn: { tone: 'quiet', waitsFor: null, group: 'decided' },
  },
  {
    submit: { from: ['draft'], to: 'submitted', recordedAs: 'point_application.submitted' },
    resubmit: { from: ['supplement_required'], to: 'submitted', recordedAs: 'point_application.resubmitted' },
    resubmitToDistrict: {
      from: ['supplement_required'],
      to: 'district_review',
      recordedAs: 'point_application.resubmitted',
    },
    resubmitToVerification: {
      from: ['supplement_required'],
      to: 'verification',
      recordedAs: 'point_application.resubmitted',
    },
    lapse: { from: ['supplement_required'], to: 'lapsed', recordedAs: 'point_application.lapsed' },
    goOn: { from: ['supplement_required'], to: 'submitted', recordedAs: 'point_application.went_on' },
    goOnInDistrict: {
      from: ['supplement_required'],
      to: 'district_review',
      recordedAs: 'point_application.went_on',
    },
    goOnInVerification: {
      from: ['supplement_required'],
      to: 'verification',
      recordedAs: 'point_application.went_on',
    },
    accept: {
      from: ['submitted'],
      to: 'district_review',
      recordedAs: 'point_application.accepted',
    },
    acceptForCity: {
      from: ['submitted'],
      to: 'verification',
      recordedAs: 'point_application.accepted',
    },
    decline: {
      from: ['submitted'],
      to: 'not_accepted',
      recordedAs: 'point_application.not_accepted',
    },
    requestSupplement: {
      from: ['submitted', 'district_review', 'verification'],
      to: 'supplement_required',
      recordedAs: 'point_application.supplement_requested',
    },
    endorse: {
      from: ['district_review'],
      to: 'verification',
      recordedAs: 'point_application.endorsed',
    },
    verify: {
      from: ['verification'],
      to: 'expert_review',
      recordedAs: 'point_application.verified',
    },
    verifyForRenewal: {
      from: ['verification'],
      to: 'deliberation',
      recordedAs: 'point_application.verified_for_renewal',
    },
    failVerification: {
      from: ['verification'],
      to: 'rejected',
      recordedAs: 'point_application.verification_failed',
    },
    returnToDistrict: {
      from: ['verification'],
      to: 'district_review',
      recordedAs: 'point_application.returned_to_district',
    },
    takeBackAcceptance: {
      from: ['district_review', 'verification'],
      to: 'submitted',
      recordedAs: 'point_application.taken_back',
    },
    takeBackEndorsement: {
      from: ['verification'],
      to: 'district_review',
      recordedAs: 'point_application.taken_back',
    },
    takeBackVerification: {
      from: ['expert_review'],
      to: 'verification',
      recordedAs: 'point_application.taken_back',
    },
    takeBackRenewal: {
      from: ['deliberation'],
      to: 'verification',
      recordedAs: 'point_application.taken_back',
    },
    concludePanel: {
      from: ['expert_review'],
      to: 'deliberation',
      recordedAs: 'point_application.panel_concluded',
    },
    agree: { from: ['deliberation'], to: 'public_notice', recordedAs: 'point_application.agreed' },
    refuse: { from: ['deliberation'], to: 'rejected', recordedAs: 'point_application.refused' },
    returnToVerification: {
      from: ['deliberation'],
      to: 'verification',
      recordedAs: 'point_application.returned_to_verification',
    },
    examineObjections: {
      from: ['public_notice'],
      to: 'objection_handling',
      recordedAs: 'point_application.objections_examined',
    },
    dismissObjections: {
      from: ['objection_handling'],
      to: 'public_notice',
      recordedAs: 'point_application.objections_dismissed',
    },
    upholdObjections: {
      from: ['objection_handling'],
      to: 'rejected',
      recordedAs: 'point_application.objections_upheld',
    },
    recognize: {
      from: ['public_notice'],
      to: 'recognized',
      recordedAs: 'point_application.recognized',
    },
    withdraw: {
      from: ['submitted', 'supplement_required', 'district_review', 'verification', 'expert_review'],
      to: 'withdrawn',
      recordedAs: 'point_application.withdrawn',
    },
    /** Another term of a title that has ended (撤销, 注销) meanwhile. */
    endWithTitle: {
      from: [
        ...(['submitted', 'supplement_required', 'district_review', 'verification', 'expert_review'] as const),
        ...(['deliberation', 'public_notice', 'objection_handling'] as const),
      ],
      to: 'rejected',
      recordedAs: 'point_application.ended_with_title',
    },
    reopen: { from: ['withdrawn'], to: 'draft', recordedAs: 'point_application.reopened' },
  } as const satisfies Record<string, { from: readonly ApplicationState[]; to: ApplicationState; recordedAs: string }>,
  {
    title: ({ number, orgName }: PointApplication) => `${number} ${orgName}`,
    rules: {
      intake: { limit: deadlines.intake, runsIn: ['submitted'] },
      supplement: { limit: deadlines.supplement, runsIn: ['supplement_required'] },
      district_review: {
        limit: deadlines.districtReview,
        runsIn: ['district_review'],
        pausedIn: ['supplement_required'],
      },
      verification: { limit: deadlines.verification, runsIn: ['verification'], pausedIn: ['supplement_required'] },
      objection_check: { limit: deadlines.objectionCheck, runsIn: ['objection_handling'] },
      decision: {
        limit: deadlines.decision,
        runsIn: ['district_review', 'verification', 'deliberation'],
        pausedIn: ['submitted', 'supplement_required', 'expert_review', 'public_notice', 'objection_handling'],
      },
    },
  }
)

/** While an official has it: from intake to the end of the notice. */
export const INVOLVING = ['review', 'notice'].flatMap((group) => pointApplicationWorkflow.statesIn(group))

export const clockKinds = Object.keys(pointApplicationWorkflow.clocks!.rules)

export type ApplicationStep = keyof typeof pointApplicationWorkflow.steps

export function subjectOf({ id, round, state }: PointApplication) {
  return { type: 'point_application', id, round, state }
}

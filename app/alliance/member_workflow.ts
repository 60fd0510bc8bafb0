import rules from '#config/alliance'
import { Workflow } from '#app/workflow/workflow'
import type AllianceMember from './alliance_member.js'

export type MemberState =
  | 'applied'
  | 'supplement'
  | 'under_vote'
  | 'active'
  | 'warned'
  | 'suspended'
  | 'withdrawn'
  | 'auto_withdrawn'
  | 'expelled'
  | 'rejected'

const IN = ['active', 'warned', 'suspended'] as const

/** A membership from the application to the end. Verbs: application.ts, admission.ts, measures.ts, leaving.ts. */
export const memberWorkflow = new Workflow(
  'alliance_member',
  'alliance_members',
  {
    applied: { tone: 'waiting', waitsFor: ['alliance_secretariat'], group: 'admission' },
    supplement: { tone: 'warning', waitsFor: ['principal'], group: 'admission' },
    under_vote: { tone: 'info', waitsFor: ['alliance_secretariat'], group: 'admission' },
    active: { tone: 'good', waitsFor: null, group: 'members' },
    warned: { tone: 'warning', waitsFor: null, group: 'members' },
    suspended: { tone: 'warning', waitsFor: null, group: 'members' },
    withdrawn: { tone: 'quiet', waitsFor: null, group: 'ended' },
    auto_withdrawn: { tone: 'quiet', waitsFor: null, group: 'ended' },
    expelled: { tone: 'bad', waitsFor: null, group: 'ended' },
    rejected: { tone: 'bad', waitsFor: null, group: 'ended' },
  },
  {
    requestSupplement: { from: ['applied'], to: 'supplement', recordedAs: 'alliance_member.supplement_requested' },
    resubmit: { from: ['supplement'], to: 'applied', recordedAs: 'alliance_member.resubmitted' },
    lapse: { from: ['supplement'], to: 'rejected', recordedAs: 'alliance_member.supplement_lapsed' },
    pass: { from: ['applied'], to: 'under_vote', recordedAs: 'alliance_member.passed' },
    refuse: { from: ['applied'], to: 'rejected', recordedAs: 'alliance_member.refused' },
    retract: {
      from: ['applied', 'supplement', 'under_vote'],
      to: 'withdrawn',
      recordedAs: 'alliance_member.retracted',
    },
    admit: { from: ['under_vote'], to: 'active', recordedAs: 'alliance_member.admitted' },
    reject: { from: ['under_vote'], to: 'rejected', recordedAs: 'alliance_member.rejected' },
    warn: { from: ['active'], to: 'warned', recordedAs: 'alliance_member.warned' },
    liftWarning: { from: ['warned'], to: 'active', recordedAs: 'alliance_member.warning_lifted' },
    suspend: { from: ['active', 'warned'], to: 'suspended', recordedAs: 'alliance_member.suspended' },
    resume: { from: ['suspended'], to: 'active', recordedAs: 'alliance_member.resumed' },
    withdraw: { from: IN, to: 'withdrawn', recordedAs: 'alliance_member.withdrawn' },
    leave: { from: IN, to: 'auto_withdrawn', recordedAs: 'alliance_member.left' },
    expel: { from: IN, to: 'expelled', recordedAs: 'alliance_member.expelled' },
  } as const satisfies Record<string, { from: readonly MemberState[]; to: MemberState; recordedAs: string }>,
  {
    title: ({ name }: AllianceMember) => name,
    rules: {
      alliance_check: { limit: rules.formalCheckDays, runsIn: ['applied'], pausedIn: ['supplement'] },
      alliance_supplement: { limit: rules.supplementDays, runsIn: ['supplement'] },
    },
  }
)

export type MemberStep = keyof typeof memberWorkflow.steps

import { Workflow } from '#app/workflow/workflow'

export type ReportState =
  | 'collecting'
  | 'data_frozen'
  | 'drafting'
  | 'division_review'
  | 'consult_opinions'
  | 'leader_review'
  | 'director_meeting'
  | 'issued'
  | 'published'
  | 'internal'

const HANDLER = ['bureau_handler'] as const

/** 年度工作报告 (domain §2.7): the data is frozen once, people write on it, and what was issued is never changed. */
export const workReportWorkflow = new Workflow(
  'work_report',
  'work_reports',
  {
    collecting: { tone: 'quiet', waitsFor: HANDLER, group: 'making' },
    data_frozen: { tone: 'info', waitsFor: HANDLER, group: 'making' },
    drafting: { tone: 'info', waitsFor: HANDLER, group: 'making' },
    division_review: { tone: 'waiting', waitsFor: ['division_head'], group: 'deciding' },
    consult_opinions: { tone: 'info', waitsFor: HANDLER, group: 'deciding' },
    leader_review: { tone: 'waiting', waitsFor: ['bureau_leader'], group: 'deciding' },
    /** The meeting decides; its decision is put on record by the handler. */
    director_meeting: { tone: 'waiting', waitsFor: HANDLER, group: 'deciding' },
    issued: { tone: 'good', waitsFor: ['division_head'], group: 'issued' },
    published: { tone: 'good', waitsFor: null, group: 'issued' },
    internal: { tone: 'good', waitsFor: null, group: 'issued' },
  },
  {
    /** 数据冻结 (31 January): chapters are written from what was gathered then. */
    freeze: { from: ['collecting'], to: 'data_frozen', recordedAs: 'work_report.frozen' },
    /** 重新取数, with a reason and a list of what changed; nobody has decided on anything yet. */
    refreeze: { from: ['data_frozen', 'drafting'], to: 'data_frozen', recordedAs: 'work_report.refrozen' },
    beginDrafting: { from: ['data_frozen'], to: 'drafting', recordedAs: 'work_report.drafting_begun' },
    handIn: { from: ['drafting'], to: 'division_review', recordedAs: 'work_report.handed_in' },
    giveBack: {
      from: ['division_review', 'consult_opinions', 'leader_review', 'director_meeting'],
      to: 'drafting',
      recordedAs: 'work_report.given_back',
    },
    /** 征求意见: districts and points. */
    consult: { from: ['division_review'], to: 'consult_opinions', recordedAs: 'work_report.consulted' },
    /** From the division when what was adopted of the opinions has been worked in. */
    toLeader: {
      from: ['division_review', 'consult_opinions'],
      to: 'leader_review',
      recordedAs: 'work_report.to_leader',
    },
    toMeeting: { from: ['leader_review'], to: 'director_meeting', recordedAs: 'work_report.to_meeting' },
    /** 局长办公会通过, 文号 */
    issue: { from: ['director_meeting'], to: 'issued', recordedAs: 'work_report.issued' },
    publish: { from: ['issued'], to: 'published', recordedAs: 'work_report.published' },
    keepInternal: { from: ['issued'], to: 'internal', recordedAs: 'work_report.kept_internal' },
  } as const satisfies Record<string, { from: readonly ReportState[]; to: ReportState; recordedAs: string }>,
  { title: ({ title }: { title: string }) => title, rules: {} }
)

export type ReportStep = keyof typeof workReportWorkflow.steps

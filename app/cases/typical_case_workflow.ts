import { Workflow } from '#app/workflow/workflow'
import cases from '#config/cases'

export type CaseState =
  | 'draft'
  | 'submitted'
  | 'returned'
  | 'recommended'
  | 'supplement_required'
  | 'lapsed'
  | 'formally_refused'
  | 'formal_ok'
  | 'scoring'
  | 'shortlisted'
  | 'deliberation'
  | 'public_notice'
  | 'objection_handling'
  | 'selected'
  | 'not_selected'
  | 'editing'
  | 'author_confirmed'
  | 'published'
  | 'withdrawn'
  | 'disqualified'

/** Not handed in, or taken back: not counted among what was handed in for a call, nor for the quota of a unit. */
export const UNCOUNTED: readonly CaseState[] = ['draft', 'withdrawn']

const UNIT = ['operator', 'principal'] as const
const HANDLER = ['bureau_handler'] as const

/** From the unit's text to the page in the yearly book (docs/workflows.md draws it). */
export const typicalCaseWorkflow = new Workflow(
  'typical_case',
  'typical_cases',
  {
    draft: { tone: 'quiet', waitsFor: UNIT, group: 'draft' },
    submitted: { tone: 'waiting', waitsFor: ['district_reviewer', 'alliance_secretariat'], group: 'recommending' },
    returned: { tone: 'warning', waitsFor: UNIT, group: 'supplement' },
    recommended: { tone: 'waiting', waitsFor: HANDLER, group: 'checking' },
    supplement_required: { tone: 'warning', waitsFor: UNIT, group: 'supplement' },
    formal_ok: { tone: 'info', waitsFor: HANDLER, group: 'reviewing' },
    scoring: { tone: 'info', waitsFor: ['expert'], group: 'reviewing' },
    shortlisted: { tone: 'info', waitsFor: HANDLER, group: 'reviewing' },
    deliberation: { tone: 'waiting', waitsFor: ['bureau_leader'], group: 'reviewing' },
    public_notice: { tone: 'info', waitsFor: HANDLER, group: 'notice' },
    objection_handling: { tone: 'warning', waitsFor: ['division_head', 'bureau_leader'], group: 'notice' },
    selected: { tone: 'good', waitsFor: HANDLER, group: 'decided' },
    editing: { tone: 'info', waitsFor: HANDLER, group: 'book' },
    author_confirmed: { tone: 'good', waitsFor: HANDLER, group: 'book' },
    published: { tone: 'good', waitsFor: null, group: 'decided' },
    not_selected: { tone: 'quiet', waitsFor: null, group: 'decided' },
    formally_refused: { tone: 'bad', waitsFor: null, group: 'decided' },
    lapsed: { tone: 'bad', waitsFor: null, group: 'decided' },
    withdrawn: { tone: 'quiet', waitsFor: null, group: 'decided' },
    disqualified: { tone: 'bad', waitsFor: null, group: 'decided' },
  },
  {
    submit: { from: ['draft', 'returned'], to: 'submitted', recordedAs: 'typical_case.submitted' },
    /** Without a recommender, where the call allows it. */
    enter: { from: ['draft'], to: 'recommended', recordedAs: 'typical_case.entered' },
    giveBack: { from: ['submitted'], to: 'returned', recordedAs: 'typical_case.given_back' },
    recommend: { from: ['submitted'], to: 'recommended', recordedAs: 'typical_case.recommended' },
    requestSupplement: {
      from: ['recommended'],
      to: 'supplement_required',
      recordedAs: 'typical_case.supplement_requested',
    },
    resubmit: { from: ['supplement_required'], to: 'recommended', recordedAs: 'typical_case.resubmitted' },
    lapse: { from: ['supplement_required'], to: 'lapsed', recordedAs: 'typical_case.lapsed' },
    goOn: { from: ['supplement_required'], to: 'recommended', recordedAs: 'typical_case.went_on' },
    passFormal: { from: ['recommended'], to: 'formal_ok', recordedAs: 'typical_case.formally_passed' },
    refuseFormal: { from: ['recommended'], to: 'formally_refused', recordedAs: 'typical_case.formally_refused' },
    beginScoring: { from: ['formal_ok'], to: 'scoring', recordedAs: 'typical_case.scoring_begun' },
    shortlist: { from: ['scoring'], to: 'shortlisted', recordedAs: 'typical_case.shortlisted' },
    leaveOut: {
      from: ['scoring', 'shortlisted', 'deliberation'],
      to: 'not_selected',
      recordedAs: 'typical_case.left_out',
    },
    /** The results are published and no expert has read it: it came too late for the jury, or nobody recommended it. */
    passOver: {
      from: ['submitted', 'recommended', 'formal_ok'],
      to: 'not_selected',
      recordedAs: 'typical_case.passed_over',
    },
    deliberate: { from: ['shortlisted'], to: 'deliberation', recordedAs: 'typical_case.deliberated' },
    announce: { from: ['deliberation'], to: 'public_notice', recordedAs: 'typical_case.announced' },
    examineObjections: {
      from: ['public_notice'],
      to: 'objection_handling',
      recordedAs: 'typical_case.objections_examined',
    },
    dismissObjections: {
      from: ['objection_handling'],
      to: 'public_notice',
      recordedAs: 'typical_case.objections_dismissed',
    },
    upholdObjections: {
      from: ['objection_handling'],
      to: 'not_selected',
      recordedAs: 'typical_case.objections_upheld',
    },
    select: { from: ['public_notice'], to: 'selected', recordedAs: 'typical_case.selected' },
    edit: { from: ['selected', 'author_confirmed'], to: 'editing', recordedAs: 'typical_case.editing_begun' },
    confirm: { from: ['editing'], to: 'author_confirmed', recordedAs: 'typical_case.confirmed_by_author' },
    publish: { from: ['author_confirmed'], to: 'published', recordedAs: 'typical_case.published' },
    withdraw: {
      from: ['submitted', 'returned', 'recommended', 'supplement_required', 'formal_ok'],
      to: 'withdrawn',
      recordedAs: 'typical_case.withdrawn',
    },
    /** 抄袭 or false facts, found at any time before the book is printed. */
    disqualify: {
      from: [
        ...(['submitted', 'recommended', 'formal_ok', 'scoring', 'shortlisted', 'deliberation'] as const),
        ...(['public_notice', 'objection_handling', 'selected', 'editing', 'author_confirmed'] as const),
      ],
      to: 'disqualified',
      recordedAs: 'typical_case.disqualified',
    },
  } as const satisfies Record<string, { from: readonly CaseState[]; to: CaseState; recordedAs: string }>,
  {
    title: ({ number, title }: { number: string | null; title: string }) => `${number} ${title}`,
    rules: { case_supplement: { limit: cases.supplement, runsIn: ['supplement_required'] } },
  }
)

export type CaseStep = keyof typeof typicalCaseWorkflow.steps

/** While the unit may write. */
export const EDITABLE = ['draft', 'returned', 'supplement_required'] as const satisfies readonly CaseState[]

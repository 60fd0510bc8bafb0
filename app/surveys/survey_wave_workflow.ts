import { Workflow } from '#app/workflow/workflow'

export type SurveyWaveState =
  | 'draft'
  | 'approved'
  | 'open'
  | 'closed'
  | 'cleaned'
  | 'calculated'
  | 'reviewed'
  | 'published'
  | 'archived'
  | 'cancelled'

/**
 * From the plan of a wave to its published result. Letters go out while it is open (`sending`). The later steps are
 * taken by the rooms above: cleaning by survey_answers, calculation to publication by survey_results.
 */
export const surveyWaveWorkflow = new Workflow(
  'survey_wave',
  'survey_waves',
  {
    draft: { tone: 'quiet', waitsFor: ['bureau_handler'], group: 'prepared' },
    approved: { tone: 'info', waitsFor: ['bureau_handler'], group: 'prepared' },
    open: { tone: 'waiting', waitsFor: ['bureau_handler'], group: 'running' },
    closed: { tone: 'info', waitsFor: ['bureau_handler'], group: 'counted' },
    cleaned: { tone: 'info', waitsFor: ['bureau_handler'], group: 'counted' },
    calculated: { tone: 'waiting', waitsFor: ['bureau_leader'], group: 'counted' },
    reviewed: { tone: 'waiting', waitsFor: ['bureau_handler'], group: 'counted' },
    published: { tone: 'good', waitsFor: null, group: 'over' },
    archived: { tone: 'quiet', waitsFor: null, group: 'over' },
    cancelled: { tone: 'bad', waitsFor: null, group: 'over' },
  },
  {
    approve: { from: ['draft'], to: 'approved', recordedAs: 'survey_wave.approved' },
    /** 退回修改: a plan that was laid before the head, or approved, is worked on again. */
    giveBack: { from: ['draft', 'approved'], to: 'draft', recordedAs: 'survey_wave.given_back' },
    open: { from: ['approved'], to: 'open', recordedAs: 'survey_wave.opened' },
    close: { from: ['open'], to: 'closed', recordedAs: 'survey_wave.closed' },
    clean: { from: ['closed'], to: 'cleaned', recordedAs: 'survey_wave.cleaned' },
    calculate: { from: ['cleaned'], to: 'calculated', recordedAs: 'survey_wave.calculated' },
    review: { from: ['calculated'], to: 'reviewed', recordedAs: 'survey_wave.reviewed' },
    return: { from: ['calculated'], to: 'closed', recordedAs: 'survey_wave.returned' },
    publish: { from: ['reviewed'], to: 'published', recordedAs: 'survey_wave.published' },
    archive: { from: ['published'], to: 'archived', recordedAs: 'survey_wave.archived' },
    cancel: { from: ['draft', 'approved', 'open'], to: 'cancelled', recordedAs: 'survey_wave.cancelled' },
  } as const satisfies Record<string, { from: readonly SurveyWaveState[]; to: SurveyWaveState; recordedAs: string }>
)

export type SurveyWaveStep = keyof typeof surveyWaveWorkflow.steps

import { Workflow } from '#app/workflow/workflow'

export type BuildingState = 'building' | 'built' | 'failed' | 'cancelled'

const HANDLER = ['bureau_handler'] as const

/** One building of a report: chapters side by side, then the whole put together and checked. */
export const reportBuildingWorkflow = new Workflow(
  'report_building',
  'report_buildings',
  {
    building: { tone: 'info', waitsFor: null, group: 'building' },
    built: { tone: 'good', waitsFor: null, group: 'over' },
    failed: { tone: 'bad', waitsFor: HANDLER, group: 'over' },
    cancelled: { tone: 'quiet', waitsFor: null, group: 'over' },
  },
  {
    finish: { from: ['building'], to: 'built', recordedAs: 'report_building.built' },
    fail: { from: ['building'], to: 'failed', recordedAs: 'report_building.failed' },
    cancel: { from: ['building'], to: 'cancelled', recordedAs: 'report_building.cancelled' },
    /** What is done is not done again. */
    retry: { from: ['failed', 'cancelled'], to: 'building', recordedAs: 'report_building.retried' },
  } as const satisfies Record<string, { from: readonly BuildingState[]; to: BuildingState; recordedAs: string }>
)

export type BuildingStep = keyof typeof reportBuildingWorkflow.steps
